"""Templates of new records, filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hub.reading.reader import PLACEHOLDER

VALUES: Mapping[str, tuple[str, ...]] = {
    "practices": (
        "Title", "Summary.", "north", "FR", "Bretagne", "FRH0", "Rennes", "2024", "running", "Problem.", "Action.",
        "People.", "in_use", "Reason.", "40", "people", "Helped", "activity", "2024", "true", "https://example.org/report",
        "Money.", "Hard.", "Transfer.", "skills", "schools", "industry", "skills", "https://example.org/day",
        "2026-11-22",
    ),
    "partners": (
        "east", "East Agency", "partner", "agency", "FR", "Bretagne", "FRH0", "Rennes", "https://example.org",
        "Summary.", "https://example.org/about", "2026-11-22",
    ),
    "organisations": (
        "lab", "Laboratory", "agency", "FR", "Bretagne", "FRH0", "Rennes", "https://example.org", "Summary.",
        "https://example.org/about", "2026-11-22",
    ),
    "events": (
        "visit", "launch", "project", "Title", "2027-02-04", "2027-02-05", "09:30", "16:00", "Europe/Paris", "planned",
        "FR", "Bretagne", "FRH0", "Rennes", "north", "south", "Summary.", "https://example.org/visit", "2026-11-22",
    ),
    "helplines": (
        "counter", "Counter", "FR", "Bretagne", "FRH0", "Rennes", "schools", "Summary.", "https://example.org/desk",
        "0 800 12 34 56", "Free.", "help@example.org", "2026-11-22", "https://example.org/about", "2026-11-22",
    ),
    "documents": (
        "dossier", "A dossier", "report", "law", "north", "2026-11", "https://example.org/dossier", "2026-11-22",
    ),
    "laws": (
        "code", "Code", "No. 1", "FR", "2026-02-01", "Summary.", "It names towns.", "https://example.org/code",
        "2026-11-22", "https://example.org/about", "2026-11-22",
    ),
    "glossary": ("sandbox", "sandbox", "A place to try."),
}  # fmt: skip
"""What fills each placeholder among the small registries, in order."""


def filled(text: str, values: Sequence[str]) -> str:
    """A template with its placeholders replaced, those in comments left."""
    given = iter(values)
    lines = [
        line
        if line.lstrip().startswith("#")
        else line.replace(PLACEHOLDER, next(given))
        if PLACEHOLDER in line
        else line
        for line in text.splitlines()
    ]
    assert list(given) == []
    return "\n".join(lines) + "\n"
