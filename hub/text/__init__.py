"""Text itself: what is invisible, what must be escaped, Markdown, the direction of writing."""
