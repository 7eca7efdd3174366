"""Describe what a proposal changes. Two revisions are read as data; neither is checked out, none of their code runs."""
