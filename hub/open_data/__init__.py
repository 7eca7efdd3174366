"""The records in the forms that other programs and people use: JSON, tables, catalogues. Pages offer them beside."""
