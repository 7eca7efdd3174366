"""The form in the browser (admin/): its configuration, made from the models, and its page."""
