"""Records that know each other."""
