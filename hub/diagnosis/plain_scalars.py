"""A text without quotes that the parser takes, though whoever wrote it meant an item of a list."""

from __future__ import annotations

import yaml

from hub.diagnosis.lines import DASHES, Diagnosis, bullet, read_line

_LONGEST = 500
"""Characters after the text that may still belong to its first line."""


def look_at_plain(text: str, start: yaml.Mark, end: yaml.Mark, line: int) -> Diagnosis | None:
    """What is wrong with the text between two marks, the first of them in this line."""
    # Cut: on a line of a million values each would look back to its beginning.
    before = text[max(0, start.index - _LONGEST) : start.index].rpartition("\n")[2]
    first = start.index - len(before)
    if text[start.index : start.index + 1] in DASHES and not before.strip(" "):
        found = _sign(text[first : end.index + _LONGEST].partition("\n")[0], line)
        if found:
            return found
    return _item_too_deep(text[first : end.index].split("\n"), line) if end.line >= line else None


def _sign(raw: str, number: int) -> Diagnosis | None:
    """A line that begins with a sign which looks like the dash of an item."""
    line = read_line(number, raw)
    found = bullet(line) if line else None
    return Diagnosis(found.code, number, found.values) if found else None


def _item_too_deep(folded: list[str], line: int) -> Diagnosis | None:
    """A text over several lines within which an item of the list begins: its dash stands too deep to be one."""
    first, *others = folded
    wanted = len(first) - len(first.lstrip())
    for number, other in enumerate(others, start=line + 1):
        found = len(other) - len(other.lstrip())
        if first[wanted:].startswith("- ") and other[found:].startswith("- "):
            return Diagnosis("yaml-indentation", number, {"found": found, "wanted": wanted})
    return None
