"""The site built, and served on this machine while it is edited."""
