"""Puts a built site onto the branch that is served: the site at its root, previews in `preview/<number>/`."""
