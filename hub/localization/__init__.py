"""Output in one language: words, dates, numbers, Markdown as HTML, explanations of glossary terms."""
