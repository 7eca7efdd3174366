"""GitHub: its REST API, its limits, and the output of workflow steps."""
