"""What people do to the files of a project: small edits of records and pages, wherever the content stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hub.languages import language_codes

Told = Mapping[str, str]
"""What an edit was done to, such as the `id` and the `file` of the record, for the sentences that are expected."""
Do = Callable[[Path], Told]


class NothingToEditError(Exception):
    """The content holds no record that this edit could be done to."""


@dataclass(frozen=True)
class Entry:
    """A record as its file holds it: from its first line to the next record."""

    file: str
    id: str
    text: str


def entries(root: Path, registry: str) -> Iterator[Entry]:
    """The records of a registry in the order of their files."""
    if registry == "practices":
        for path in sorted((root / "data" / "practices").glob("*.yml")):
            yield Entry(f"data/practices/{path.name}", path.stem, read(root, f"data/practices/{path.name}"))
        return
    file = f"data/{registry}.yml"
    for text in re.split(r"(?m)^(?=- id: )", read(root, file))[1:]:
        yield Entry(file, text.partition("\n")[0].removeprefix("- id: "), text)


def pick(root: Path, registry: str, *patterns: str, where: Callable[[Entry], bool] = lambda _: True) -> Entry:
    """The first record whose text matches all patterns."""
    found = (one for one in entries(root, registry) if where(one))
    entry = next((one for one in found if all(re.search(pattern, one.text, re.M) for pattern in patterns)), None)
    if entry is None:
        raise NothingToEditError(f"{registry}: {patterns}")
    return entry


def read(root: Path, file: str) -> str:
    """The text of a file."""
    return (root / file).read_text(encoding="utf-8")


def write(root: Path, file: str, text: str) -> None:
    """Writes a file; its folder is made where it is missing."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8", newline="")


def replace(root: Path, file: str, pattern: str, new: str) -> None:
    """Replaces the first match of a pattern in a file; one that does not match is a mistake of the table."""
    text, done = re.subn(pattern, new, read(root, file), count=1, flags=re.M)
    if not done:
        raise NothingToEditError(f"{file}: {pattern}")
    write(root, file, text)


def rewrite(root: Path, entry: Entry, text: str) -> None:
    """Gives a record another text."""
    write(root, entry.file, read(root, entry.file).replace(entry.text, text, 1))


def without(key: str) -> str:
    """A pattern for records that have no such key."""
    return rf"\A(?!(?s:.*)\n *{key}:)"


def change(registry: str, pattern: str, new: str, *needs: str) -> Do:
    """An edit: in the first record that has the pattern and the needs, the first match is replaced."""

    def do(root: Path) -> Told:
        entry = pick(root, registry, pattern, *needs)
        rewrite(root, entry, re.sub(pattern, new, entry.text, count=1, flags=re.M))
        return {"id": entry.id, "file": entry.file}

    return do


def change_of(registry: str, identifier: str, pattern: str, new: str) -> Do:
    """The same in one record."""

    def do(root: Path) -> Told:
        entry = pick(root, registry, pattern, where=lambda one: one.id == identifier)
        rewrite(root, entry, re.sub(pattern, new, entry.text, count=1, flags=re.M))
        return {"id": entry.id, "file": entry.file}

    return do


def append(file: str, text: str) -> Do:
    """An edit: an entry at the end of a registry, after an empty line, or a new file."""

    def do(root: Path) -> Told:
        before = read(root, file) + "\n" if (root / file).exists() else ""
        write(root, file, before + text)
        found = re.match(r"- id: (.*)\n", text)
        return {"id": found[1] if found else Path(file).stem, "file": file}

    return do


def in_file(file: str, pattern: str, new: str) -> Do:
    """An edit: the first match in a file is replaced."""

    def do(root: Path) -> Told:
        replace(root, file, pattern, new)
        return {"file": file}

    return do


def together(*edits: Do) -> Do:
    """Several edits in one proposal."""

    def do(root: Path) -> Told:
        told: dict[str, str] = {}
        for edit in edits:
            told |= edit(root)
        return told

    return do


def named(root: Path, identifier: str, *, but: str = "") -> bool:
    """Whether any file of the content names an id, `but` one file apart."""
    word = re.compile(rf"(?<![\w-]){re.escape(identifier)}(?![\w-])")
    files = [path for part in ("data", "docs") for path in (root / part).rglob("*") if path.suffix in (".yml", ".md")]
    texts = {path: path.read_text(encoding="utf-8") for path in files if path.relative_to(root).as_posix() != but}
    return any(word.search(text) for text in texts.values())


def called(root: Path, identifier: str) -> bool:
    """Whether a page in docs/ calls a record."""
    return any(f'"{identifier}"' in path.read_text(encoding="utf-8") for path in (root / "docs").rglob("*.md"))


def languages(root: Path) -> tuple[str, ...]:
    """The languages of the project."""
    return language_codes(root / "mkdocs.yml")
