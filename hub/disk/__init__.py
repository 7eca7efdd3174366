"""Files and folders: listing, portable names, atomic writing, temporary folders."""
