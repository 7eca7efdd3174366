"""The standard formatting of registries: order of keys, quotes, blocks and comments."""
