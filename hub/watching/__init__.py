"""What time does to a site: links that break, records that age, events without outcome, texts not yet translated."""
