"""Maps drawn at build time: projection, coastlines, positions of marks and labels."""
