"""Edits that break a registry, done to a copy of the real data, and what the check then says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.registries import problems_of

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "fr", "ro", "fi", "hr", "it", "hu")


@dataclass(frozen=True)
class Edit:
    """What someone does to one record, where the message must point, and what it must say.

    `old` becomes `new`, once, from the record's `- id:` on; `at` is a text of the line to point at in the edited file,
    from the record on, and without it the line is the first that differs. `file` names a practice, or registry:record.
    """

    name: str
    file: str
    old: str
    new: str
    en: str
    fr: str
    at: str = ""
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Move:
    """What someone does to a whole file, the file to point at (at its first line), and what must be said."""

    name: str
    do: Callable[[Path], object]
    file: str
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
        return after.count("\n", 0, after.index(edit.at, _start(edit, before))) + 1
    old, new = before.split("\n"), after.split("\n")
    return next(n for n, (a, b) in enumerate(zip(old, new, strict=False), start=1) if a != b)


def copy_data(target: Path) -> Path:
    """The real registries, to be broken."""
    return Path(shutil.copytree(ROOT / "data", target / "data"))


def said(folder: Path, lang: str) -> list[str]:
    """All problems of a folder, as the check says them."""
    return [problem.message(lang) for problem in problems_of(folder, LANGUAGES) if problem.level == "problem"]


def _start(edit: Edit, text: str) -> int:
    record = edit.file.partition(":")[2]
    return text.index(f"- id: {record}\n") if record else 0
