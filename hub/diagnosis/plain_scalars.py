"""Find texts without quotation marks that the parser takes, though the editor meant an item of a list."""

from __future__ import annotations

import yaml

from hub.diagnosis.finding import Diagnosis
from hub.diagnosis.lines import read_line
from hub.diagnosis.single_lines import DASHES, bullet_for_dash

_LONGEST = 500
"""Characters after the text that may still belong to its first line."""


def fault_of_plain_text(text: str, start: yaml.Mark, end: yaml.Mark, line: int) -> Diagnosis | None:
    """Say what is wrong with the text between two marks; `line` is that of the first."""
    # Cut: on a line of a million values each would look back to its beginning.
    before = text[max(0, start.index - _LONGEST) : start.index].rpartition("\n")[2]
    first = start.index - len(before)
    if text[start.index : start.index + 1] in DASHES and not before.strip(" "):
        found = _bullet(text[first : end.index + _LONGEST].partition("\n")[0], line)
        if found:
            return found
    return _item_too_deep(text[first : end.index].split("\n"), line) if end.line >= line else None


def _bullet(raw: str, number: int) -> Diagnosis | None:
    """A line that begins with a sign which looks like the dash of an item: `• skills`."""
    line = read_line(number, raw)
    found = bullet_for_dash(line) if line else None
    return Diagnosis(found.code, number, found.values) if found else None


def _item_too_deep(folded: list[str], line: int) -> Diagnosis | None:
    """An item whose dash stands deeper than that of the item above: to YAML it goes on with the text of that one."""
    first, *others = folded
    wanted = len(first) - len(first.lstrip())
    for number, other in enumerate(others, start=line + 1):
        found = len(other) - len(other.lstrip())
        if first[wanted:].startswith("- ") and other[found:].startswith("- "):
            return Diagnosis("yaml-indentation", number, {"found": found, "wanted": wanted})
    return None
