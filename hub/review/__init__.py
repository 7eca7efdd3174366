"""What is said and shown of a proposal on GitHub, by the project's own code: the proposal is read as data."""
