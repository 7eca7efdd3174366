"""Edits that break a registry, done to a copy of the frozen data, and what the check then says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hub.problems import MESSAGE_LANGUAGES
from tests.frozen import ALL_CODES, FEW
from tests.registries import problems_of

DATA = FEW / "data"
LANGUAGES = ALL_CODES

Said = list[tuple[str, int, tuple[str, ...]]]
"""The problems of a folder: file, line, and the sentence in each language of the check."""


@dataclass(frozen=True)
class Edit:
    """What someone does to one record, where the message must point, and what it must say.

    `file` is `events:ecw-2025` for a record of a registry, `events:` for its whole file, or the name of a practice.
    There `old` becomes `new`, once. The line to point at is that of the text `at` in the edited file, from the record
    on; without it, the first that differs. `{first}` in what is said stands for the line of the text `first`.
    """

    name: str
    file: str
    old: str
    new: str
    en: str
    fr: str
    at: str = ""
    first: str = ""
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Move:
    """What someone does to whole files, the text whose line must be named in which file, and what must be said."""

    name: str
    do: Callable[[Path], object]
    file: str
    at: str
    en: str
    fr: str


def path_of(file: str) -> str:
    """The path below the data folder: `practices/osmose-occitanie.yml`, `events.yml`."""
    return f"{file.partition(':')[0]}.yml" if ":" in file else f"practices/{file}.yml"


def broken(edit: Edit, before: str) -> str:
    """The file's text after the edit."""
    start = _start(edit, before)
    assert edit.old in before[start:], edit
    return before[:start] + before[start:].replace(edit.old, edit.new, 1)


def line_of(edit: Edit, before: str, after: str) -> int:
    """The line that the message must name."""
    if edit.at:
        return _line(after, after.index(edit.at, _start(edit, before)))
    old, new = before.split("\n"), after.split("\n")
    return next(number for number, (a, b) in enumerate(zip(old, new, strict=False), start=1) if a != b)


def expected(edit: Edit) -> Said:
    """One problem, on its line, in both languages."""
    before = (DATA / path_of(edit.file)).read_text(encoding="utf-8")
    after = broken(edit, before)
    said = [edit.en, edit.fr]
    if edit.first:
        first = str(_line(after, after.index(edit.first)))
        said = [sentence.replace("{first}", first) for sentence in said]
    return [(f"data/{path_of(edit.file)}", line_of(edit, before, after), tuple(said))]


def found(folder: Path, edit: Edit) -> Said:
    """What the check says of the frozen data after the edit."""
    data = copy_data(folder)
    file = data / path_of(edit.file)
    after = broken(edit, file.read_text(encoding="utf-8"))
    file.write_bytes(after.encode(edit.encoding, errors="replace"))
    return said(data)


def copy_data(target: Path) -> Path:
    """The frozen registries, to be broken."""
    return Path(shutil.copytree(DATA, target / "data"))


def said(data: Path) -> Said:
    """All problems of a folder, notes left out."""
    problems = [problem for problem in problems_of(data, LANGUAGES) if problem.level == "problem"]
    return [(p.file, p.line, tuple(p.sentence(lang) for lang in MESSAGE_LANGUAGES)) for p in problems]


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _start(edit: Edit, text: str) -> int:
    record = edit.file.partition(":")[2]
    return text.index(f"- id: {record}\n") if record else 0
