"""Documents to hand out: sheets, catalogues and forms of practices, and a picture of each record."""
