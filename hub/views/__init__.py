"""The data that templates need: sorted, grouped and formatted, in one language."""
