"""A broken rule inside a record, and its conversion to a problem with file and line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from hub.problems import Level, Problem
from hub.reading.entries import Entry


class Fault(NamedTuple):
    """A broken rule: the path in the record, the code of the message, and its values."""

    path: str
    code: str
    values: Mapping[str, Any] = {}
    level: Level = "problem"


def place(entry: Entry, fault: Fault) -> Problem:
    """The problem for a fault of an entry, with file and line."""
    return Problem(
        file=entry.file,
        line=entry.line_of(fault.path),
        record=entry.name,
        code=fault.code,
        path=fault.path,
        values=fault.values,
        level=fault.level,
    )
