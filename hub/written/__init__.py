"""Hand-written pages: front matter, headings, macro calls and the places where a call is allowed."""
