"""`hub fix`: brings files into that form without losing a value or a comment."""
