"""What of a page's own Markdown would make the published page wrong: its headings, HTML that may not run or load."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.written.shapes import fenced_lines

_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
"""A heading of CommonMark 0.31.2, section 4.2."""
_FRONT_MATTER = re.compile(r"---\n(?:(?!---\n).*\n)*+---\n")
_RUNS = re.compile(r"<(script|style|iframe|object|embed|form|link|base|meta)\b", re.IGNORECASE)
"""Elements that the site's policy of content refuses to run or to load, or that leave the page."""
_PICTURE = re.compile(
    r"!\[[^\[\]\n]{0,400}\]\([ \t]{0,9}(?:https?:)?//|<img\b[^>\n]{0,400}?\ssrc=[\"']?(?:https?:)?//", re.IGNORECASE
)
_NO_WORDS = re.compile(r"<img\b(?![^>\n]{0,400}?\salt=)", re.IGNORECASE)

Found = tuple[int, str, dict[str, str]]
"""A line, the code of a message, what is filled in."""


def check_outline(text: str) -> Iterator[Found]:
    """A second heading of the first level, a level that is left out (WCAG 2.2, 1.3.1 and 2.4.6), foreign pictures and
    pictures without words (1.1.1), elements that the policy refuses; code in fences is only shown."""
    matter = _FRONT_MATTER.match(text)
    first = matter[0].count("\n") + 1 if matter else 1
    lines = text.split("\n")
    fenced = fenced_lines(lines)
    level = 0
    for number, line in enumerate(lines[first - 1 :], start=first):
        if number in fenced:
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
    for code, pattern in (("page-runs", _RUNS), ("page-picture", _PICTURE), ("page-picture-words", _NO_WORDS)):
        if found := pattern.search(line):
            yield code, found
