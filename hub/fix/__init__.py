"""`hub fix`: bring files into the standard formatting (`hub.style`) without losing a value or a comment."""
