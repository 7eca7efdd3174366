"""Reads the registries from the disk (nothing else does) and parses them into records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hub.files import REGISTERED
from hub.models import Practice, Record
from hub.problems import Problem
from hub.reader import INVALID, Reader, Where
from hub.reading import read_identifier, read_record
from hub.rules import LISTINGS, Listing
from hub.tree import MAX_BYTES, Node, Scalar, TreeError, parse_tree
from hub.tree import Mapping as MappingNode
from hub.tree import Sequence as SequenceNode
from hub.vocabulary import Project, Taxonomy

MAX_PROBLEMS = 500
"""After so many the reading of a list stops: the cause is one, and the rest would take minutes to say."""

KINDS: Mapping[Listing, type[Record]] = MappingProxyType({name: REGISTERED[name].kind for name in LISTINGS})


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
    """All that was read: entries by registry, ids that exist even where the record is broken, unread files."""

    entries: Mapping[Listing, tuple[Entry, ...]]
    known_ids: Mapping[Listing, frozenset[str]]
    unread: frozenset[Listing]
    taxonomy: Entry | None
    project: Entry | None


def load_registries(root: Path, languages: tuple[str, ...]) -> tuple[Registries, list[Problem]]:
    """Every registry below the data folder, with all that is wrong in the form of the files.

    The paths in problems start with the folder's own name. A missing or unreadable file is a problem too.
    """
    loader = _Loader(root, languages)
    entries: dict[Listing, tuple[Entry, ...]] = {
        "practices": tuple(loader.practices()),
        **{name: tuple(loader.entries(name)) for name in LISTINGS if name != "practices"},
    }
    registries = Registries(
        entries=entries,
        known_ids={name: frozenset(loader.known_ids[name]) for name in KINDS},
        unread=frozenset(loader.unread),
        taxonomy=loader.single("taxonomy.yml", Taxonomy),
        project=loader.single("project.yml", Project),
    )
    return registries, loader.problems


def list_images(folder: Path) -> frozenset[str]:
    """The names of the files in the folder of assets, none where there is no such folder."""
    return frozenset(path.name for path in folder.glob("*") if path.is_file())


def list_pages(docs: Path, languages: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Hand-written pages: path after the language, and the languages they are written in."""
    found: dict[str, set[str]] = {}
    for code in languages:
        for file in sorted((docs / code).rglob("*.md")):
            relative = file.relative_to(docs / code).with_suffix("").as_posix()
            path = "" if relative == "index" else f"{relative.removesuffix('/index')}/"
            found.setdefault(path, set()).add(code)
    return {path: frozenset(codes) for path, codes in found.items()}


class _Loader:
    def __init__(self, root: Path, languages: tuple[str, ...]) -> None:
        self.root = root
        self.languages = languages
        self.problems: list[Problem] = []
        self.known_ids: dict[Listing, set[str]] = {name: set() for name in KINDS}
        self.unread: set[Listing] = set()

    def practices(self) -> list[Entry]:
        """One practice a file, its id the file's name."""
        folder = self.root / "practices"
        if not folder.is_dir():
            self._report(self._shown(folder), 1, "missing-folder")
            return []
        found = []
        for path in self._files(folder):
            if path.suffix == ".yml":
                found += self._practice(path)
            elif not path.name.startswith("."):
                self._report(self._shown(path), 1, "unexpected-file")
        return found

    def _files(self, folder: Path) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except OSError as error:
            self._report(self._shown(folder), 1, "unreadable", why=error.strerror)
            return []

    def _practice(self, path: Path) -> list[Entry]:
        self.known_ids["practices"].add(path.stem)
        reader = self._reader(self._shown(path), path.stem)
        node = self._tree(path)
        if node is None:
            return []
        name = Scalar(path.stem, plain=False, line=1)
        if read_identifier(reader, name) is INVALID:
            return self._finish(reader, INVALID, node.line)
        return self._finish(
            reader, read_record(reader, Practice, node, given={"id": path.stem}, partial=True), node.line
        )

    def entries(self, name: Listing) -> list[Entry]:
        """The entries of a registry that is one list."""
        path = self.root / f"{name}.yml"
        node = self._tree(path)
        if not isinstance(node, SequenceNode):
            self.unread.add(name)
            if node is not None:
                self._report(self._shown(path), node.line, "not-a-registry")
            return []
        found = []
        for number, item in enumerate(node.items, start=1):
            if len(self.problems) > MAX_PROBLEMS:
                self._report(self._shown(path), item.line, "too-many-problems", most=MAX_PROBLEMS)
                self.unread.add(name)
                break
            identifier = _id_of(item)
            self.known_ids[name].add(identifier)
            reader = self._reader(self._shown(path), identifier or f"#{number}")
            found += self._finish(reader, read_record(reader, KINDS[name], item, partial=True), item.line)
        return found

    def single(self, file: str, kind: type) -> Entry | None:
        """A file that is one record."""
        path = self.root / file
        node = self._tree(path)
        if node is None:
            return None
        reader = self._reader(self._shown(path), "")
        return next(iter(self._finish(reader, read_record(reader, kind, node, partial=True), node.line)), None)

    def _finish(self, reader: Reader, record: Any, line: int) -> list[Entry]:
        self.problems += reader.problems
        return [] if record is INVALID else [Entry(record, reader.where.file, reader.where.record, line, reader.lines)]

    def _reader(self, file: str, record: str) -> Reader:
        return Reader(Where(file, record, self.languages))

    def _tree(self, path: Path) -> Node | None:
        shown = self._shown(path)
        node: Node | None = None
        if path.exists() and not path.is_file():  # a folder, or a pipe that would be waited for without end
            self._report(shown, 1, "unexpected-file")
            return None
        try:
            with path.open("rb") as stream:
                node = parse_tree(stream.read(MAX_BYTES + 1))
            if node is None:
                self._report(shown, 1, "empty-file")
        except FileNotFoundError:
            self._report(shown, 1, "missing-file")
        except OSError as error:
            self._report(shown, 1, "unreadable", why=error.strerror)
        except TreeError as error:
            self._report(shown, error.line, error.code, **error.values)
        return node

    def _report(self, file: str, line: int, code: str, **values: Any) -> None:
        self.problems.append(Problem(file=file, line=line, record="", code=code, values=values))

    def _shown(self, path: Path) -> str:
        return f"{self.root.name}/{path.relative_to(self.root).as_posix()}"


def _id_of(node: Node) -> str:
    """The id an entry gives itself, readable or not."""
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar):
                return value.text
    return ""
