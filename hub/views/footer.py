"""The hand-written pages to which the footer leads, in its order."""

from __future__ import annotations

UNDERSTAND = (
    "about",
    "overview",
    "campus",
    "resilience",
    "syntheses",
    "evidence",
    "transfer",
    "cyber",
    "laws",
    "compare",
    "support",
    "glossary",
)
"""Pages that explain, in the first list of the footer."""
SERVICE = ("questions", "contribute", "translation", "data", "press", "legal", "privacy", "accessibility")
"""Pages about the site itself, in the second list of the footer."""
