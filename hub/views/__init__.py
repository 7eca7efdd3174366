"""What templates need, ready made: sorted, grouped, formatted, in one language."""
