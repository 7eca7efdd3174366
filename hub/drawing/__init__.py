"""Pictures made at build time: the projection of the map, its land, and where marks and labels stand."""
