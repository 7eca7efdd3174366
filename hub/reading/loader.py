"""Read the files of the data folder from the disk, kind by kind; nothing else does."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from hub.diagnosis import formats
from hub.diagnosis.misfiled_entries import id_of, registry_of, renamed_file, unread_files
from hub.diagnosis.nearest import perhaps
from hub.diagnosis.structure_faults import rejoin, split_at_lost_dashes
from hub.limits import MAX_BYTES, MAX_FILES
from hub.model.fields import required_keys
from hub.model.kind import Kind
from hub.model.kinds import KINDS, LISTINGS
from hub.model.rules import Registry
from hub.model.values import INVALID
from hub.nodes import Node, Scalar
from hub.nodes import Sequence as SequenceNode
from hub.problems import Problem, too_many
from hub.reading.commented_keys import commented_lines
from hub.reading.entries import Entry
from hub.reading.lists import report_lost_dash
from hub.reading.parsing import TreeError, parse_tree
from hub.reading.reader import RecordReader, Where
from hub.reading.records import read_identifier, read_record


class Loader:
    """Reads one file after the other, and keeps what is wrong and which ids there are."""

    def __init__(self, root: Path, languages: tuple[str, ...], given: dict[Path, bytes] | None = None) -> None:
        self.root = root
        self.given = given or {}
        """The content of files that are not to be read from the disk."""
        self.languages = languages
        self.problems: list[Problem] = []
        self.known_ids: dict[Registry, set[str]] = {name: set() for name in LISTINGS}
        self.unread: set[Registry] = set()
        self.unended: dict[str, int] = {}
        """The number of the last line of each file that has no line break at its end."""
        self.noted: list[str] = []
        """The ids of the records of the last file that was read."""
        self.data = b""
        """The content of the last file that was read."""

    def read_all(self, kind: Kind) -> list[Entry]:
        """Read all records of a kind."""
        if kind.place == "folder":
            return self._read_folder(kind)
        return self.read_once(kind, self.root / kind.file, lambda: self._read_list(kind))

    def _read_folder(self, kind: Kind) -> list[Entry]:
        """Read a folder that holds one record a file, with the file's name for its id."""
        folder = self.root / kind.file
        if not folder.is_dir():
            self.unread.add(kind.name)
            self._report(self.shown_path(folder), 1, "missing-folder")
            return []
        found = []
        files = self._files(folder)
        if len(files) > MAX_FILES:
            self.unread.add(kind.name)
            self._report(self.shown_path(folder), 1, "too-many-files", limit=MAX_FILES)
        for path in files[:MAX_FILES]:
            if self._stops_at(kind.name):
                break
            if path.suffix == ".yml":
                found += self.read_once(kind, path, partial(self.read_file, kind, path))
            elif not path.name.startswith("."):
                self._report_unexpected(kind, path)
        return found

    def _files(self, folder: Path) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except OSError as error:
            self._report(self.shown_path(folder), 1, "unreadable", why=error.strerror)
            return []

    def _report_unexpected(self, kind: Kind, path: Path) -> None:
        """Report a file that is no record; the id of one that was meant as a record counts as known."""
        stem = path.name.partition(".")[0]
        if not re.search(r"\.ya?ml", path.name.lower()) or path.is_dir():
            self._report(self.shown_path(path), 1, "unexpected-file", hint="")
            return
        self.known_ids[kind.name] |= {stem, formats.to_identifier(stem)}
        hint = perhaps(f"{formats.to_identifier(stem)}.yml", path.name)
        self._report(self.shown_path(path), 1, "unexpected-file", hint=hint)

    def read_file(self, kind: Kind, path: Path) -> list[Entry]:
        """Read the record of one file of a folder."""
        self.note_id(kind.name, path.stem)
        reader = self._reader_of(self.shown_path(path), path.stem)
        node = self._parse(path)
        if node is None:
            return []
        name = Scalar(path.stem, plain=False, line=1)
        if read_identifier(reader, name) is INVALID:
            return self._finish(reader, INVALID, node.line)
        record = read_record(reader, kind.record, node, given={kind.given: path.stem}, partial=True)
        return self._finish(reader, record, node.line)

    def _read_list(self, kind: Kind) -> list[Entry]:
        """Read a registry that is one list."""
        name, path = kind.name, self.root / kind.file
        node = self._parse(path)
        if not isinstance(node, SequenceNode):
            self.unread.add(name)
            if node is not None:
                self._report(self.shown_path(path), node.line, "not-a-registry")
            return []
        found = []
        items = self._of_this_registry(name, path, self._with_rejoined_records(name, path, node.items))
        for number, item in enumerate(items, start=1):
            if self._stops_at(name):
                break
            found += self._read_entry(name, path, number, item)
        return found

    def _stops_at(self, name: Registry) -> bool:
        """Whether so much is wrong that reading stops at this registry, which is then unread in part."""
        if not too_many(self.problems):
            return False
        self.unread.add(name)
        return True

    def _with_rejoined_records(self, name: Registry, path: Path, items: list[Node]) -> list[Node]:
        """Join and report entries into which another one was pasted."""
        whole: list[Node] = []
        required = required_keys(KINDS[name].record)
        for item in items:
            joined = rejoin(whole[-1], item, required) if whole else None
            if joined is None:
                whole.append(item)
            else:
                inner, rest = split_at_lost_dashes(item, required)
                self._report(self.shown_path(path), inner.line, "record-inside", at=rest.line)
                whole[-1:] = [joined, inner]
        return whole

    def _of_this_registry(self, name: Registry, path: Path, items: list[Node]) -> list[Node]:
        """Keep the entries that belong into a registry; report each run of those pasted from another one."""
        own: list[Node] = []
        for other, group in groupby(items, key=partial(registry_of, name)):
            nodes = list(group)
            if other == name:
                own += nodes
            else:
                values = {"home": f"{self.root.name}/{KINDS[other].file}", "count": len(nodes)}
                self._report(self.shown_path(path), nodes[0].line, "other-registry", **values)
                self.known_ids[other] |= {id_of(node) for node in nodes}
        return own

    def _read_entry(self, name: Registry, path: Path, number: int, item: Node) -> list[Entry]:
        """Read an entry of a list, or several where the dash of the next one was lost."""
        found = []
        for place, part in enumerate(split_at_lost_dashes(item, required_keys(KINDS[name].record))):
            identifier = id_of(part)
            reader = self._reader_of(self.shown_path(path), identifier or f"#{number}")
            self.note_id(name, identifier)
            if place:
                report_lost_dash(reader, part)
            record = read_record(reader, KINDS[name].record, part, partial=True)
            found += self._finish(reader, record, part.line)
        return found

    def read_once(self, kind: Kind, path: Path, read: Callable[[], list[Entry]]) -> list[Entry]:
        """Read a file; a loader that remembers (`hub.reading.remembering`) reads only what has changed."""
        return read()

    def note_id(self, name: Registry, identifier: str) -> None:
        """Note an id as it stands and as it should be. A missing or repeated one hides another that is named."""
        self.noted.append(identifier)
        if not identifier or identifier in self.known_ids[name]:
            self.unread.add(name)
        self.known_ids[name] |= {identifier, formats.to_identifier(identifier)}

    def read_single(self, kind: Kind) -> Entry | None:
        """Read a file that is one record."""
        return next(iter(self.read_once(kind, self.root / kind.file, lambda: self._read_single(kind))), None)

    def _read_single(self, kind: Kind) -> list[Entry]:
        path = self.root / kind.file
        node = self._parse(path) if not too_many(self.problems) else None
        if node is None:
            return []
        reader = self._reader_of(self.shown_path(path), "")
        record = read_record(reader, kind.record, node, partial=True)
        reader.lines = commented_lines(self.data.decode()) | reader.lines
        return self._finish(reader, record, node.line)

    def report_unread_files(self) -> None:
        """Report what lies beside the registries and would be overlooked."""
        for name, hint in unread_files(self.root).items():
            self._report(self.shown_path(self.root / name), 1, "unread-file", hint=hint)

    def _finish(self, reader: RecordReader, record: Any, line: int) -> list[Entry]:
        """Keep the problems of a record, and make an entry of it if it could be read."""
        self.problems += reader.problems
        return [] if record is INVALID else [Entry(record, reader.where.file, reader.where.record, line, reader.lines)]

    def _reader_of(self, file: str, record: str) -> RecordReader:
        return RecordReader(Where(file, record, self.languages))

    def _parse(self, path: Path) -> Node | None:
        """Parse a file; None after reporting why that fails."""
        shown = self.shown_path(path)
        node: Node | None = None
        # A folder, or a pipe that would be waited for without end.
        if path not in self.given and path.exists() and not path.is_file():
            self._report(shown, 1, "unexpected-file", hint="")
            return None
        try:
            self.data = data = self.given[path] if path in self.given else content_of(path)
            if b"\n" in data and not data.endswith(b"\n"):
                self.unended[shown] = data.count(b"\n") + 1
            node = parse_tree(data)
            if node is None:
                self._report(shown, 1, "empty-file")
        except FileNotFoundError:
            self._report(shown, 1, "missing-file", hint=renamed_file(path))
        except OSError as error:
            self._report(shown, 1, "unreadable", why=error.strerror)
        except TreeError as error:
            self._report(shown, error.line, error.code, **error.values)
        return node

    def _report(self, file: str, line: int, code: str, **values: Any) -> None:
        self.problems.append(Problem(file=file, line=line, record="", code=code, values=values))

    def shown_path(self, path: Path) -> str:
        """The path of a file as problems give it, which begins with the name of the data folder."""
        return f"{self.root.name}/{path.relative_to(self.root).as_posix()}"


def content_of(path: Path) -> bytes:
    """The bytes of a file, up to the first that is too many. Raises OSError."""
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)  # one more, by which `parse_tree` knows what is too large
