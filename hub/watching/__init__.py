"""What goes out of date in a site: broken links, old records, events without outcome, missing translations."""
