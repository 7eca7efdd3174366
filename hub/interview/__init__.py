"""`hub new`: asks for a record and writes it."""
