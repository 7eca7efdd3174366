"""Check hand-written pages against the registries: front matter, macro calls, location of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from hub.diagnosis.nearest import nearest
from hub.memory import Kept, Memory
from hub.model.kinds import REGISTRIES
from hub.problems import Problem
from hub.reading.entries import Registries
from hub.written.braces import BraceFault, PlacedCall, read_calls
from hub.written.call_check import check_call
from hub.written.contracts import CONTRACTS
from hub.written.front_matter import check_front_matter
from hub.written.names import Names, names_in_registries
from hub.written.outline import check_outline
from hub.written.pages import WrittenPage
from hub.written.shapes import check_shapes

MAX_PROBLEMS = 100
"""Problems of one page: so many have one cause, and printing the rest would take minutes."""


def check_written(
    pages: Iterable[WrittenPage], registries: Registries, memory: Memory | None = None
) -> Iterator[Problem]:
    """Report everything that would stop the build at a page, or publish the page with faults."""
    names = names_in_registries(registries)
    kept = (memory or Memory()).of("pages")
    for page in pages:
        found = list(islice(check_page(page, names, kept), MAX_PROBLEMS + 1))
        yield from found[:MAX_PROBLEMS]
        if len(found) > MAX_PROBLEMS:
            yield _problem(page, found[-1].line, "too-many-problems", most=MAX_PROBLEMS)


class _PageText(NamedTuple):
    """What follows from the text of a page alone: the problems of its front matter, its calls and faulty braces, the
    problems of its shape."""

    front: list[Problem]
    calls: list[PlacedCall | BraceFault]
    shape: list[Problem]


def check_page(page: WrittenPage, names: Names, kept: Kept[_PageText] | None = None) -> Iterator[Problem]:
    """The problems of a page: front matter, calls, headings and HTML."""
    text = (kept or Kept()).once(page, partial(_check_text, page))
    yield from text.front
    for found in text.calls:
        if isinstance(found, BraceFault):
            yield _problem(page, found.line, found.code, **found.values)
        else:
            yield from (error.problem(page.file, found.line) for error in check_call(found.call, names))
    yield from text.shape


def _check_text(page: WrittenPage) -> _PageText:
    found = list(read_calls(page.text))
    placed = [one for one in found if not isinstance(one, BraceFault) and one.call.name in CONTRACTS]
    shape = [error.problem(page.file, line) for line, error in check_shapes(page.text, placed)]
    name = page.path.removesuffix(".md").removesuffix("/index")
    if name in REGISTRIES and name not in {one.call.name for one in placed}:
        shape.append(_problem(page, 1, "list-not-called", right=f"{{{{ {name}() }}}}"))
    shape += (_problem(page, line, code, **values) for line, code, values in check_outline(page.text))
    return _PageText(list(check_front_matter(page)), found, shape)


def check_locations(docs: Path, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Report pages outside the folders of the site's languages: they would be built without a language."""
    for path in sorted(docs.glob("*")):
        if path.name in (*languages, "assets") or path.name.startswith("."):
            continue
        for page in sorted(path.rglob("*.md")) if path.is_dir() else [path] if path.suffix == ".md" else []:
            file = f"{docs.name}/{page.relative_to(docs).as_posix()}"
            values = {"folders": [f"{docs.name}/{code}/" for code in languages], "hint": nearest(path.name, languages)}
            yield Problem(file=file, line=1, record="", code="page-elsewhere", values=values)


def _problem(page: WrittenPage, line: int, code: str, **values: object) -> Problem:
    return Problem(file=page.file, line=line, record="", code=code, values=values)
