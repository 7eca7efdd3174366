"""A broken rule: where in a record, and which; and the problem it is at its place in a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from hub.problems import Level, Problem
from hub.reading.entries import Entry


class Fault(NamedTuple):
    """A broken rule: a path in the record, the code of the message and its values."""

    path: str
    code: str
    values: Mapping[str, Any] = {}
    level: Level = "problem"


def place(entry: Entry, fault: Fault) -> Problem:
    """A fault of an entry, with the file and the line it stands at."""
    return Problem(
        file=entry.file,
        line=entry.line_of(fault.path),
        record=entry.name,
        code=fault.code,
        path=fault.path,
        values=fault.values,
        level=fault.level,
    )
