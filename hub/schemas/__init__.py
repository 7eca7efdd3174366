"""What follows from the models: words of the fields, schemas, guide, templates."""
