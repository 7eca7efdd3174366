"""The whole site from what the generator made and from the records."""
