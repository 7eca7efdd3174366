"""Check the front matter of a hand-written page: title and description between two lines of three dashes.

MkDocs ignores front matter that it cannot read and publishes it as text, so every fault is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import yaml

from hub.catalogues import LOADER
from hub.diagnosis.placeholders import is_unwritten
from hub.model.values import INVALID
from hub.nodes import Mapping, Scalar
from hub.problems import Level, Phrase, Problem
from hub.reading.parsing import TreeError, parse_tree
from hub.reading.reader import RecordReader, Where
from hub.reading.records import read_record
from hub.written.pages import WrittenPage

MOST_OF_DESCRIPTION = 160
"""Characters of a description: search engines cut a longer one."""
_EDGE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
"""The lines that MkDocs accepts as beginning and end (mkdocs.utils.meta)."""
_NEAR_EDGE = re.compile(r"[ \t]*+(?:[-‐-―−_*=+][ \t]?){1,12}+")
"""What editors or word processors write instead of three dashes."""
_KEY = re.compile(r"[^\W\d]\w*+[ \t]*+:(?:[ \t]|$)")
_MISSING_COLON = re.compile(r"(title|description)[ \t]++([^ \t:=].*+)")
_RESOLVER: Any = yaml.SafeLoader("")
"""Resolves a value to a YAML type as MkDocs does, which reads front matter with the same library."""
_SEARCH_LINES = 200
"""Lines searched for the end of the front matter when it is missing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """The fields of the front matter, used in the head of the page and by search engines; no others are allowed."""

    title: str
    description: str


class Parts(NamedTuple):
    """The lines of the front matter, the lines of the text, and the line number where the text starts."""

    matter: list[str]
    body: list[str]
    first: int


def split_page(text: str) -> Parts | None:
    """The two parts of a page; None when the front matter has no beginning or no end."""
    lines = text.split("\n")
    if not _EDGE.fullmatch(lines[0]):
        return None
    end = next((number for number, line in enumerate(lines[1:], start=1) if _END.fullmatch(line)), 0)
    return Parts(lines[1:end], lines[end + 1 :], end + 2) if end else None


def matter_texts(matter: Sequence[str]) -> dict[str, str]:
    """The values of the front matter that are texts; what cannot be read, the check reports."""
    try:
        found: Any = yaml.load("\n".join(matter), Loader=LOADER)
    except yaml.YAMLError:
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}


def check_front_matter(page: WrittenPage) -> Iterator[Problem]:
    """Check that a page begins with title and description in YAML between lines of dashes, followed by a text."""
    lines = page.text.split("\n")
    parts = split_page(page.text)
    if parts is None:
        yield _problem(page, *(_not_opened(lines) or _not_closed(lines)))
        return
    yield from _check_matter(page, parts.matter)
    if not any(line.strip() for line in parts.body):
        yield _problem(page, parts.first - 1, "page-empty")


def _check_matter(page: WrittenPage, matter: list[str]) -> Iterator[Problem]:
    try:
        # The line of dashes counts, so that line numbers are those of the file.
        tree = parse_tree("\n".join(["", *matter, ""]).encode())
    except TreeError as error:
        yield _parser_problem(page, matter, error)
        return
    reader = RecordReader(Where(page.file, "", (page.lang,)))
    record = read_record(reader, FrontMatter, tree or Mapping(1), partial=True)
    end = _end_of_keys(matter)
    if end and any(problem.line > end for problem in reader.problems):
        yield _problem(page, end, "front-matter-open")
        return
    yield from map(_with_keys, reader.problems)
    if isinstance(tree, Mapping) and record is not INVALID:
        for key, node in tree.entries:
            if isinstance(node, Scalar) and getattr(record, key.text, None) == node.text:
                yield from _check_words(page, key.text, node)


def _parser_problem(page: WrittenPage, matter: list[str], error: TreeError) -> Problem:
    """The problem where the YAML parser stopped.

    When the closing dashes are missing, the parser may have read lines of the text, up to a horizontal rule.
    """
    end = _end_of_keys(matter)
    if end and end <= error.line:
        return _problem(page, end, "front-matter-open")
    if error.code == "yaml":
        for number, line in enumerate(matter[: error.line], start=2):
            if match := _MISSING_COLON.fullmatch(line):
                return _problem(page, number, "yaml-missing-colon", right=f"{match[1]}: {match[2]}")
    return Problem(file=page.file, line=error.line, record="", code=error.code, values=error.values)


def _with_keys(problem: Problem) -> Problem:
    """Name the two allowed keys in the message about an unknown key that resembles neither."""
    if problem.code == "unknown-key" and problem.values["hint"] == Phrase("delete-key"):
        return replace(problem, values={**problem.values, "hint": Phrase("keys", {"keys": "title, description"})})
    return problem


def _check_words(page: WrittenPage, field: str, node: Scalar) -> Iterator[Problem]:
    """Check that a value is complete, is a text in every YAML reader, and has no template braces."""
    value = node.text
    if node.remark:
        yield _problem(page, node.line, "cut-by-hash", field=field, right=f'{field}: "{value} #…"')
    if node.plain and _RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) != "tag:yaml.org,2002:str":
        yield _problem(page, node.line, "ambiguous", field=field, value=value, right=value)
    if is_unwritten(value):
        yield _problem(page, node.line, "placeholder-needed", field=field, value=value)
    if "{{" in value or "{%" in value or "{#" in value:
        yield _problem(page, node.line, "front-matter-braces", field=field)
    if field == "description" and len(value) > MOST_OF_DESCRIPTION:
        values = {"field": field, "length": len(value), "most": MOST_OF_DESCRIPTION}
        yield _problem(page, node.line, "too-long", level="note", **values)


def _not_opened(lines: list[str]) -> tuple[int, str] | None:
    """The line and the message when the first line of dashes is missing or malformed; None when it is right."""
    number, first = next(((n, line) for n, line in enumerate(lines, start=1) if line.strip()), (1, ""))
    if number == 1 and _EDGE.fullmatch(first):
        return None
    if _EDGE.fullmatch(first.strip()):
        return number, "front-matter-late"
    if _NEAR_EDGE.fullmatch(first):
        return number, "front-matter-dashes"
    if _KEY.match(first.lstrip()):
        return number, "front-matter-start"
    return 1, "front-matter-missing"


def _not_closed(lines: list[str]) -> tuple[int, str]:
    """The line and the message when the second line of dashes is missing or malformed."""
    end = _end_of_keys(lines[1:_SEARCH_LINES]) or len(lines[:_SEARCH_LINES])
    for number, line in enumerate(lines[1:end], start=2):
        if _NEAR_EDGE.fullmatch(line):
            return number, "front-matter-dashes"
    return end, "front-matter-open"


def _end_of_keys(matter: list[str]) -> int:
    """The line after which the text begins in front matter without an end; 0 when no text follows."""
    for number, line in enumerate(matter, start=2):
        above = matter[number - 3] if number > 2 else ""
        if number > 2 and line.strip() and not above.strip() and not line[0].isspace() and not _KEY.match(line):
            return number - 1
    return 0


def _problem(page: WrittenPage, line: int, code: str, *, level: Level = "problem", **values: object) -> Problem:
    return Problem(file=page.file, line=line, record="", code=code, values=values, level=level)
