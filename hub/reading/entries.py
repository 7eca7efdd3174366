"""What was read: records with the places they stand at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.model.rules import Registry


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and where it stands: its file, what messages call it, its line, and the line of each field."""

    record: Any
    file: str
    name: str
    line: int
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)

    def line_of(self, path: str) -> int:
        """The line of a field, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, self.line)


@dataclass(frozen=True, slots=True)
class Registries:
    """All that was read: entries by registry, ids that exist even where the record is broken, unread and cut files."""

    entries: Mapping[Registry, tuple[Entry, ...]]
    known_ids: Mapping[Registry, frozenset[str]]
    unread: frozenset[Registry]
    singles: Mapping[Registry, Entry | None]
    """The records that are alone in their file; None where it cannot be read."""
    cut_short: frozenset[str] = frozenset()

    @property
    def taxonomy(self) -> Entry | None:
        """The words of the field."""
        return self.singles["taxonomy"]

    @property
    def project(self) -> Entry | None:
        """The project itself."""
        return self.singles["project"]
