"""Files that were read before: one whose content is the same is not read again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hub.reading.entries import Entry


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file in which nothing is wrong: its content, its records, their ids, the number of an unended last line."""

    data: bytes
    entries: list[Entry]
    ids: list[str]
    unended: int | None


KnownFiles = dict[Path, ReadFile]
"""What was read of each file; each round brings it up to date."""
