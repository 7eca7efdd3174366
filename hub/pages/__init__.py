"""Every page of the site, and the files beside them: filled frames, assets, the search index, link checks."""
