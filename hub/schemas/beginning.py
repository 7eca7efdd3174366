"""Create a new record: the template with its id, inside the text of the file that will hold it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from hub.diagnosis.misfiled_entries import id_of
from hub.model.kinds import KINDS, RESERVED_IDS
from hub.model.registries import file_of
from hub.model.rules import Registry
from hub.model.values import INVALID
from hub.nodes import Node, Scalar
from hub.nodes import Sequence as SequenceNode
from hub.problems import Problem
from hub.reading.entries import Registries
from hub.reading.loading import load_registries
from hub.reading.parsing import TreeError, parse_tree
from hub.reading.reader import RecordReader, Where
from hub.reading.records import read_identifier
from hub.schemas.templates import template
from hub.style.writing import add_entry


class NewRecord(NamedTuple):
    """A file with a new record: its path below the data folder, its whole text, and the line of the record."""

    file: PurePosixPath
    text: str
    line: int


class RefusedError(Exception):
    """The record cannot be created; `problem` says why, in the words of the check."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def create_record(data: Path, name: Registry, identifier: str, lang: str, languages: tuple[str, ...]) -> NewRecord:
    """The file with a new record: a new file for a practice, else the registry with the record at its end.

    Raises RefusedError, and OSError when the registry cannot be read.
    """
    _refuse_form(name, identifier, languages)
    if not data.is_dir():
        raise RefusedError(_problem("missing-folder", file=data.name))
    registries, found = load_registries(data, languages)
    file = file_of(name, identifier)
    shown = f"{data.name}/{file}"
    written = template(name, lang, identifier)
    if not KINDS[name].listed:
        _refuse_taken(registries, name, identifier, shown)
        return NewRecord(file, written, _line(_tree(written.encode())))
    before = (data / file).read_bytes() if (data / file).is_file() else b""
    entries = _entries(before, shown, found)
    _refuse_duplicate(entries, identifier, shown)
    _refuse_taken(registries, name, identifier, shown)
    text = add_entry(before.decode(), written)
    match _tree(text.encode()):
        case SequenceNode(items=[*same, last]) if same == entries and id_of(last) == identifier:
            return NewRecord(file, text, last.line)
        case _:
            raise RefusedError(_problem("no-end", file=shown))


def _refuse_form(name: Registry, identifier: str, languages: tuple[str, ...]) -> None:
    """Refuse a malformed id, the placeholder of an id, and an id that is the address of another page."""
    reader = RecordReader(Where("", "", languages))
    read_identifier(reader, Scalar(identifier, plain=False, line=1))
    reader.say_needed("id")
    if reader.problems:
        raise RefusedError(reader.problems[0])
    if KINDS[name].paged and identifier in RESERVED_IDS:
        unnamed = identifier == KINDS[name].unnamed
        raise RefusedError(_problem("unnamed-file" if unnamed else "reserved-id", value=identifier))


def _entries(before: bytes, shown: str, found: Sequence[Problem]) -> list[Node]:
    """The entries of a registry; raises RefusedError when the check reports the file as unreadable or cut short."""
    of_file = [problem for problem in found if problem.file == shown and not problem.record]
    node = _tree(before)
    cut = [problem for problem in of_file if problem.code == "cut-short"]
    if cut or not isinstance(node, SequenceNode):
        raise RefusedError(next(iter(cut or of_file), _problem("not-a-registry", file=shown)))
    return node.items


def _refuse_duplicate(entries: Sequence[Node], identifier: str, shown: str) -> None:
    """Refuse an id that an entry already has, including entries that the check did not reach."""
    for entry in entries:
        if id_of(entry) == identifier:
            raise RefusedError(_problem("duplicate-id", value=identifier, first=f"{shown}:{entry.line}"))


def _refuse_taken(registries: Registries, name: Registry, identifier: str, shown: str) -> None:
    """Refuse an id that a record has or had, including records that cannot be read."""
    if identifier in registries.known_ids[name]:
        raise RefusedError(_problem("duplicate-id", value=identifier, first=shown))
    for entry in registries.entries[name]:
        if entry.record.former_ids is not INVALID and identifier in entry.record.former_ids:
            line = entry.line_of("former_ids")
            values = {"value": identifier, "record": entry.name}
            raise RefusedError(_problem("former-id-taken", file=entry.file, line=line, **values))


def _tree(data: bytes) -> Node | None:
    try:
        return parse_tree(data)
    except TreeError:
        return None


def _line(node: Node | None) -> int:
    return node.line if node else 1


def _problem(code: str, *, file: str = "", line: int = 1, **values: object) -> Problem:
    return Problem(file=file, line=line, record="", code=code, values=values)
