"""Publish a built site to the branch that is served: the site at its root, previews in `preview/<number>/`."""
