"""Guess what an editor did and meant where a file or a value is wrong."""
