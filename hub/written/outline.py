"""Check a page's own Markdown: order of headings, images, and HTML elements that the site does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.text import late
from hub.written.shapes import fenced_lines

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
"""A heading of CommonMark 0.31.2, section 4.2."""
_FRONT_MATTER = re.compile(r"---\n(?:(?!---\n).*\n)*+---\n")
_BLOCKED_ELEMENTS = late.compile(r"<(script|style|iframe|object|embed|form|link|base|meta)\b", re.IGNORECASE)
"""Elements that the Content Security Policy of the site blocks, or that lead away from the page."""
_FOREIGN_IMAGE = late.compile(
    r"!\[[^\[\]\n]{0,400}\]\([ \t]{0,9}(?:https?:)?//|<img\b[^>\n]{0,400}?\ssrc=[\"']?(?:https?:)?//", re.IGNORECASE
)
_NO_ALT = late.compile(r"<img\b(?![^>\n]{0,400}?\salt=)", re.IGNORECASE)

Found = tuple[int, str, dict[str, str]]
"""A line number, the code of a message, and its values."""


def check_outline(text: str) -> Iterator[Found]:
    """Report faulty headings, images and HTML elements, except in fenced code.

    Headings: a second one of the first level, a skipped level (WCAG 2.2, 1.3.1 and 2.4.6). Images: from another host,
    or without `alt` (1.1.1). Elements: those that the Content Security Policy blocks.
    """
    matter = _FRONT_MATTER.match(text)
    first = matter[0].count("\n") + 1 if matter else 1
    lines = text.split("\n")
    fenced = fenced_lines(text)
    level = 0
    for number, line in enumerate(lines[first - 1 :], start=first):
        if not ("#" in line or "<" in line or "![" in line) or number in fenced:
            continue
        if heading := _HEADING.match(line):
            depth = len(heading[1])
            if depth == 1 and level:
                yield number, "page-second-title", {"right": f"#{line.strip()}"}
            elif level and depth > level + 1:
                yield number, "page-level", {"right": f"{'#' * (level + 1)} {line.strip().lstrip('#').strip()}"}
            level = depth
        yield from ((number, code, {"element": found[0]}) for code, found in _markup(line))


def _markup(line: str) -> Iterator[tuple[str, re.Match[str]]]:
    if "<" not in line and "![" not in line:
        return
    for code, pattern in (
        ("page-runs", _BLOCKED_ELEMENTS),
        ("page-picture", _FOREIGN_IMAGE),
        ("page-picture-words", _NO_ALT),
    ):
        if found := pattern.search(line):
            yield code, found
