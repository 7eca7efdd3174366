"""GitHub: its interface, its limits, and what workflows hand on."""
