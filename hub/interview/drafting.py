"""A record that is being asked for: checked at every answer as the check would, then written to its file."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from hub.checks.ids import RESERVED_IDS, check_ids
from hub.checks.leaves import check_leaves, known_terms
from hub.checks.records import check_record
from hub.diagnosis.gathering import gather_unknown
from hub.files import file_of
from hub.model.kinds import KINDS
from hub.nodes import Scalar
from hub.problems import Problem
from hub.reading.entries import Entry, Registries
from hub.reading.reader import Reader, Where
from hub.reading.records import read_identifier, read_record
from hub.replacing import write_whole
from hub.rules import Registry
from hub.style.entering import with_record
from hub.style.writing import write_entry
from hub.tree import TreeError, parse_tree

_PENDING = frozenset({"missing-key", "missing-keys", "time-without-zone"})
"""What is no fault as long as questions are still to come."""


@dataclass(slots=True)
class Draft:
    """The values so far, with what the new record must fit in with."""

    registry: Registry
    registries: Registries
    languages: tuple[str, ...]
    values: dict[str, Any] = field(default_factory=dict)

    def put(self, path: str, value: Any) -> None:
        """Sets a value, `path` being such as `location.country`; None takes it away."""
        *above, last = path.split(".")
        place = self.values
        for part in above:
            place = place.setdefault(part, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value

    def get(self, path: str) -> Any:
        """The value of a path, None if there is none."""
        place: Any = self.values
        for part in path.split("."):
            place = place.get(part) if isinstance(place, dict) else None
        return place

    def fault(self) -> Problem | None:
        """The first thing that the check would refuse in what has been answered so far."""
        faults = gather_unknown(problem for problem in self._problems() if problem.code not in _PENDING)
        return next(faults, None)

    def _problems(self) -> Iterator[Problem]:
        kind = KINDS[self.registry].record
        reader = Reader(Where("", "", self.languages))
        given = {"id": self.values["id"]} if self.registry == "practices" and "id" in self.values else {}
        answered = {name: value for name, value in self.values.items() if name not in given}
        try:
            tree = parse_tree(write_entry(kind, answered, listed=False).encode())
        except TreeError as error:
            yield Problem(file="", line=error.line, record="", code=error.code, values=error.values)
            return
        assert tree is not None
        for identifier in given.values():
            read_identifier(reader, Scalar(str(identifier), plain=False, line=1))
            reader.say_needed("id")
        record = read_record(reader, kind, tree, given=given, partial=True)
        yield from (problem for problem in reader.problems if problem.level == "problem")
        terms = known_terms(self.registries)
        faults = chain(check_record(record), check_leaves(record, self.registries, terms, self.languages))
        for fault in faults:
            if fault.level == "problem":
                yield Problem(file="", line=1, record="", code=fault.code, values=fault.values)
        new = Entry(record, "", "", 1)
        yield from (p for p in check_ids((*self.registries.entries[self.registry], new), RESERVED_IDS) if not p.file)
        yield from self._unreadable_twin()

    def _unreadable_twin(self) -> Iterator[Problem]:
        """The id is not that of a record that could not be read."""
        identifier = self.values.get("id", "")
        if identifier in self.registries.known_ids[self.registry]:
            values = {"value": identifier, "first": f"data/{file_of(self.registry, identifier)}"}
            yield Problem(file="", line=1, record="", code="duplicate-id", values=values)

    def write(self, data: Path) -> Path:
        """Writes the record: a practice as a new file, any other at the end of its registry; gives the file.

        Raises TreeError where the registry would not be readable, OSError where it cannot be written or the practice
        is there already.
        """
        identifier = str(self.values["id"])
        path = data / file_of(self.registry, identifier)
        if not KINDS[self.registry].listed and path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        values = {key: value for key, value in self.values.items() if key != "id"}
        text = with_record(data, self.registry, identifier, values)
        parse_tree(text.encode())
        write_whole(path, text, within=data)
        return path
