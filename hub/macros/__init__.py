"""The macros of hand-written pages, by what they show: each module names its own in a table."""
