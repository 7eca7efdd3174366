"""Measure time and memory of a build, compared with the obvious set-up of the same pages (`make bench`)."""
