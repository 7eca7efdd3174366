"""Properties of text: invisible characters, escaping, Markdown, direction of writing."""
