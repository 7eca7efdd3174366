"""`hub fix`: brings files into the canonical form (`hub.style`) without losing a value or a comment."""
