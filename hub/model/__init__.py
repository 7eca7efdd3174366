"""What a record may hold: the models, their rules, their fields, and the kinds of records."""
