"""What reading gives: records with the places where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.model.rules import Registry


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with its file, its name in messages, its line, and the line of each field by path."""

    record: Any
    file: str
    name: str
    line: int
    lines: Mapping[str, int] = field(default_factory=dict, repr=False)

    def line_of(self, path: str) -> int:
        """The line of a field, or of the nearest field around it."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, self.line)


@dataclass(frozen=True, slots=True)
class Registries:
    """All registries as they were read."""

    entries: Mapping[Registry, tuple[Entry, ...]]
    known_ids: Mapping[Registry, frozenset[str]]
    """The ids that exist, even of records that cannot be read."""
    unread: frozenset[Registry]
    """The registries of which a part could not be read: an id that is not known may stand there."""
    singles: Mapping[Registry, Entry | None]
    """The records of which there is one alone, such as the project; None where its file cannot be read."""
    cut_short: frozenset[str] = frozenset()
    """The files whose end is missing."""

    @property
    def taxonomy(self) -> Entry | None:
        """The vocabularies: themes, audiences and the like."""
        return self.singles["taxonomy"]

    @property
    def project(self) -> Entry | None:
        """The project itself."""
        return self.singles["project"]
