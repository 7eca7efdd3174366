"""Measure the hub beside Hugo, with the same pages on both sides (`make bench`)."""
