"""The records with their references resolved in both directions."""
