"""The form in the browser under admin/: its configuration, made from the models, and its page."""
