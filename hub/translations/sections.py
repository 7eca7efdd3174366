"""The fields of a hand-written page: title and description, and the text from heading to heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hub.written.front_matter import matter_texts, split_page
from hub.written.shapes import fenced_lines

TEXT = "text"
"""The field of the sections; they are its items: `text.0` is what comes before the second heading."""
_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t]|$)")


def page_fields(text: str) -> Iterator[tuple[str, str, int]]:
    """Name, text and first line of each field of a page. A section keeps its heading; blank lines around it are cut."""
    parts = split_page(text)
    if parts is None:
        return
    for name, value in matter_texts(parts.matter).items():
        line = next((number for number, own in enumerate(parts.matter, start=2) if own.startswith(f"{name}:")), 2)
        yield name, value, line
    fenced = fenced_lines(text)
    starts = [
        number
        for number, line in enumerate(parts.body, start=parts.first)
        if _HEADING.match(line) and number not in fenced
    ]
    edges = [parts.first, *starts[1:], parts.first + len(parts.body)]
    for index, (start, end) in enumerate(pairwise(edges)):
        lines = parts.body[start - parts.first : end - parts.first]
        blank = next((number for number, line in enumerate(lines) if line.strip()), 0)
        yield f"{TEXT}.{index}", "\n".join(lines).strip("\n"), start + blank
