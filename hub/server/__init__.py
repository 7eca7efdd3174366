"""Build the site, and serve it on this machine while it is edited."""
