"""Read the hand-written pages from disk, once for all checks."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from pathlib import Path

from hub.disk.content_files import list_markdown
from hub.problems import Problem

MAX_BYTES = 1_000_000
"""Bytes of a page: the longest has 12,000; a larger file is a mistake or an attack."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenPage:
    """A page in one language: its file, its path after the language, and its text as MkDocs reads it."""

    file: str
    lang: str
    path: str
    text: str


def read_pages(
    docs: Path, languages: tuple[str, ...], before: dict[str, WrittenPage] | None = None
) -> tuple[list[WrittenPage], list[Problem]]:
    """Every page in every language, in the order of files, and a problem for each unreadable one.

    `before` are the pages of the last round: a page that is equal stays the same object. It is brought up to date.
    """
    known = {} if before is None else before
    pages: list[WrittenPage] = []
    problems: list[Problem] = []
    for code, inside in ((lang, inside) for lang in languages for inside in list_markdown(docs / lang)):
        shown = f"{docs.name}/{code}/{inside}"
        found = _read(docs / code / inside, shown)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            page = WrittenPage(file=shown, lang=code, path=inside, text=found)
            if known.get(shown) != page:
                known[shown] = page
            pages.append(known[shown])
    return pages, problems


def _read(path: Path, shown: str) -> str | Problem:
    """The text of a page as MkDocs reads it: without byte order mark, with Unix line endings."""
    if not path.is_file():  # a folder, or a pipe, where reading would never end
        return Problem(file=shown, line=1, record="", code="page-no-file")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            values = {"limit": MAX_BYTES // 1_000_000}
            return Problem(file=shown, line=1, record="", code="file-too-large", values=values)
        text = data.removeprefix(BOM_UTF8).decode()
    except OSError as error:
        return Problem(file=shown, line=1, record="", code="unreadable", values={"why": error.strerror})
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(file=shown, line=line, record="", code="not-utf8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
