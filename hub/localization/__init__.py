"""One language speaking: words, dates, numbers, Markdown as HTML, terms explained."""
