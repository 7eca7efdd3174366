"""What is new, for readers of feeds: Atom (RFC 4287) and JSON Feed 1.1."""
