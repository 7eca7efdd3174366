"""Hand-written pages as their authors leave them: front matter, macro calls, and where a call may stand."""
