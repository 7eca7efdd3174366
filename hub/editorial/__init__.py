"""Editorial notes on texts: figures, links, language, typography. A fault is only a note."""
