"""Files and folders: found, named as every computer allows, written whole or not at all."""
