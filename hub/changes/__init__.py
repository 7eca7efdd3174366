"""What a proposal changes, in words: two revisions are read as data, never checked out, nothing of them is run."""
