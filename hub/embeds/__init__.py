"""Cards and lists for the sites of others, to be shown there in a frame."""
