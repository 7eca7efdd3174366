"""The comment that GitHub shows below a proposal. The project's own code writes it and reads the proposal as data."""
