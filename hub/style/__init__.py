"""The one form in which registries are written: keys in order, quotes, blocks and comments."""
