"""Issue forms of GitHub: made from the models, and read again as records."""
