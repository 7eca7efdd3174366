"""What a record may contain: its fields and their rules, and the table of kinds."""
