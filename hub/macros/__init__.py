"""The macros of hand-written pages, grouped by what they show; each module has a table of its macros."""
