"""Describe what a proposal changes. Two revisions are read as data; neither is checked out, and none of their code
runs."""
