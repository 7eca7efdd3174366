"""What a page says to search engines: schema.org as JSON-LD."""
