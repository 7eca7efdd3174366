"""Check where a call stands, as far as the source shows it; the build decides the rest after Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.written.braces import PlacedCall
from hub.written.calls import CallError
from hub.written.contracts import CONTRACTS

_HEADING = re.compile(r"#{1,6}[ \t]")
_TARGET = re.compile(r"\]\([^(){\n]*+\{\{|!\[[^\[\]{\n]*+\{\{")
"""A call in the target of a link, or in the text of an image."""
_FENCE = re.compile(r"[ \t]*+(```|~~~)")
_PREFIX = re.compile(r"[ \t]*+(?:>[ \t]?|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*+[ \t]*+")
"""The beginning of a quotation or of a list item, which may contain a paragraph."""


def check_shapes(source: str, calls: list[PlacedCall]) -> Iterator[tuple[int, CallError]]:
    """Line and fault of each misplaced call: in a heading, a link target, or, for a block macro, inside a sentence."""
    if not calls:
        return
    lines = source.split("\n")
    fenced = fenced_lines(source)
    for number, call in calls:
        text = lines[number - 1]
        if number in fenced:
            continue
        if _HEADING.match(text) or _TARGET.search(text):
            yield number, CallError(call, "call-in-heading", {"call": call.name})
        elif not CONTRACTS[call.name].inline and not _stands_alone(lines, number):
            yield number, CallError(call, "call-not-alone", {"macro": call.name})


def _stands_alone(lines: list[str], number: int) -> bool:
    """Whether a call is the only content of its paragraph."""
    text = lines[number - 1]
    before = lines[number - 2] if number > 1 else ""
    rest = text[_PREFIX.match(text).end() :]  # type: ignore[union-attr] # it matches the empty text too
    if not rest.startswith("{{") or rest.count("{{") > 1:
        return False
    if "}}" not in rest:  # a call over several lines, which the build checks
        return True
    after = lines[number] if number < len(lines) else ""
    return rest.rstrip().endswith("}}") and not _is_prose(before) and not _is_prose(after)


def _is_prose(line: str) -> bool:
    """Whether a line is a sentence or a call, so that it forms one paragraph with the line beside it."""
    return line[:1].isalpha() or line.startswith("{{")


def fenced_lines(source: str) -> frozenset[int]:
    """The numbers of the lines in fenced code blocks, which few pages have."""
    found, fence = set[int](), ""
    if "```" not in source and "~~~" not in source:
        return frozenset()
    for number, line in enumerate(source.split("\n"), start=1):
        match = _FENCE.match(line)
        if fence:
            found.add(number)
            fence = "" if match and match[1] == fence else fence
        elif match:
            fence = match[1]
            found.add(number)
    return frozenset(found)
