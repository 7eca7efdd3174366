"""Small registries for tests: loaded from tests/data, or written with one part changed."""

from __future__ import annotations

import shutil
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from hub.checks.registries import check_registries
from hub.checks.stamps import check_stamps
from hub.joined.joining import Joined, join
from hub.memory import Memory
from hub.model.kinds import REGISTRIES
from hub.problems import Problem, sort_problems
from hub.reading.entries import Registries
from hub.reading.loading import load_registries
from hub.reading.remembering import KnownFiles

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "fr")
LATEST = date(2026, 12, 2)
"""The last day on which something can have been done."""


class _Quoted(yaml.SafeDumper):
    """Writes every text in quotes, so that none is read as something else."""


_Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def quoted_yaml(content: Any) -> str:
    """The text of a registry that was put together as data."""
    text: str = yaml.dump(content, Dumper=_Quoted, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def load_small() -> Registries:
    """The small registries, which have no problem."""
    registries, problems = load_registries(DATA / "small", LANGUAGES)
    assert problems == []
    return registries


def join_small() -> Joined:
    """The small registries, joined."""
    return join(load_small())


def problems_of(folder: Path, languages: tuple[str, ...] = LANGUAGES) -> list[Problem]:
    """All problems and notes of a registry folder; of one that was read before, only what has changed is read again."""
    memory = _memory_of(folder, languages)
    registries, problems = load_registries(folder, languages, memory.named("files", KnownFiles, languages))
    found = (check_registries(registries, languages, memory), check_stamps(registries, LATEST, memory))
    return sort_problems([*problems, *chain.from_iterable(found)])


@lru_cache(maxsize=4)
def _memory_of(folder: Path, languages: tuple[str, ...]) -> Memory:
    return Memory()


def messages_of(folder: Path, lang: str = "en") -> list[str]:
    """What the check says of a folder, notes left out."""
    return [problem.message(lang) for problem in problems_of(folder) if problem.level == "problem"]


def copy_small(target: Path, file: str = "", old: str = "", new: str = "") -> Path:
    """A copy of the small registries as `data`, one text in one file changed."""
    folder = target / "data"
    shutil.copytree(DATA / "small", folder)
    if file:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def write_list_pages(root: Path, *codes: str) -> None:
    """The pages that the menu of a site leads to, with their front matter and the macro of the list alone."""
    for code in codes:
        for name in REGISTRIES:
            page = root / "docs" / code / name / "index.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"---\ntitle: {name}\ndescription: All of them.\n---\n\n# {name}\n\n{{{{ {name}() }}}}\n")
