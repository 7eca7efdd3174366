"""Where a call may stand, as far as the source of a page shows it; Markdown has the last word in the build."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.written.braces import Placed
from hub.written.calls import CallError
from hub.written.contracts import CONTRACTS

_HEADING = re.compile(r"#{1,6}[ \t]")
_TARGET = re.compile(r"\]\([^(){\n]*+\{\{|!\[[^\[\]{\n]*+\{\{")
"""A call in the address of a link, or in the words of an image."""
_FENCE = re.compile(r"[ \t]*+(```|~~~)")
_MARKS = re.compile(r"[ \t]*+(?:>[ \t]?|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*+[ \t]*+")
"""A quotation or an item of a list, in which a paragraph may stand."""


def check_shapes(source: str, calls: list[Placed]) -> Iterator[tuple[int, CallError]]:
    """Line and fault of each call that cannot stand where it does: in a heading, an address, or within a sentence."""
    if not calls:
        return
    lines = source.split("\n")
    fenced = fenced_lines(lines)
    for number, call in calls:
        text = lines[number - 1]
        if number in fenced:
            continue
        if _HEADING.match(text) or _TARGET.search(text):
            yield number, CallError(call, "call-in-heading", {"call": call.name})
        elif not CONTRACTS[call.name].inline and not _stands_alone(lines, number):
            yield number, CallError(call, "call-not-alone", {"macro": call.name})


def _stands_alone(lines: list[str], number: int) -> bool:
    """Whether nothing else is in the paragraph of a call, which may go on over several lines."""
    text = lines[number - 1]
    before = lines[number - 2] if number > 1 else ""
    rest = text[_MARKS.match(text).end() :]  # type: ignore[union-attr] # it matches the empty text too
    if not rest.startswith("{{") or rest.count("{{") > 1:
        return False
    if "}}" not in rest:  # a call over several lines: Markdown tells
        return True
    after = lines[number] if number < len(lines) else ""
    return rest.rstrip().endswith("}}") and not _is_prose(before) and not _is_prose(after)


def _is_prose(line: str) -> bool:
    """Whether a line begins like a sentence, or is a call: with the line beside it, it is one paragraph."""
    return line[:1].isalpha() or line.startswith("{{")


def fenced_lines(lines: list[str]) -> frozenset[int]:
    """The lines that are samples of code."""
    found, fence = set[int](), ""
    for number, line in enumerate(lines, start=1):
        match = _FENCE.match(line)
        if fence:
            found.add(number)
            fence = "" if match and match[1] == fence else fence
        elif match:
            fence = match[1]
            found.add(number)
    return frozenset(found)
