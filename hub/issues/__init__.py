"""GitHub's issue forms: written from the models, and their answers read back as records."""
