"""Find number signs that begin a comment for YAML, though the editor meant text: `Ranked #3 in Europe`."""

from __future__ import annotations

import re

from hub.diagnosis.failure import ParseFailure
from hub.diagnosis.finding import Diagnosis
from hub.diagnosis.lines import REACH, Line, known_keys, read_line
from hub.nodes import Remark

_BESIDE = re.compile("[ \t]+#")
_BELOW = re.compile(r"[ \t]*(?:\n[ \t]*)+(?=#)")
_LONGEST = 80
"""Characters of a remark that are kept: enough for a message."""


def remark_behind(text: str, start: int, end: int) -> Remark | None:
    """The remark behind a text without quotation marks, which stands between two places of the file.

    It stands on the same line, or on a line below that is deep enough to go on with the text.
    """
    if match := _BESIDE.match(text, end):
        return _remark(text, match.end() - 1, wrapped=False)
    match = _BELOW.match(text, end)
    if match is None:
        return None
    first, last = text.rfind("\n", 0, start) + 1, text.rfind("\n", 0, match.end()) + 1
    head = read_line(1, text[first:end].partition("\n")[0])
    return _remark(text, match.end(), wrapped=True) if head and match.end() - last > _column(head) else None


def text_cut_by_hash(failure: ParseFailure) -> Diagnosis | None:
    """A text over several lines, of which one begins with `#`: the parser takes the line below that for a key."""
    at, above = failure.line, failure.above
    last = read_line(at, above[at - 1]) if at <= len(above) else None
    if last is None or last.key in known_keys() or last.dashes:
        return None
    filled = [line for line in above[max(0, at - REACH) : at - 1] if line.strip()]
    sign = filled[-1] if filled else ""
    if not sign.lstrip(" ").startswith("#"):
        return None
    read = (read_line(number, above[number - 1]) for number in range(at - 1, max(0, at - REACH), -1))
    head = next((line for line in read if line is not None), None)
    if head is None or not _has_plain_text(head):
        return None
    if min(len(sign) - len(sign.lstrip(" ")), last.indent) <= head.column:
        return None
    right = f'{head.key}: "{head.value} {sign.strip()} …"'
    return Diagnosis("cut-by-hash", head.number, {"field": head.key, "right": right})


def _has_plain_text(line: Line) -> bool:
    """Whether a text without quotation marks stands behind a key."""
    return bool(line.key) and not line.opens and line.value[0] not in "\"'|>[{"


def _column(head: Line) -> int:
    """The column that a line must stand right of to go on with the text of this one."""
    if head.key:
        return head.column
    return head.indent if head.dashes else head.indent - 1


def _remark(text: str, place: int, *, wrapped: bool) -> Remark:
    return Remark(text[place : place + _LONGEST].partition("\n")[0].rstrip(), place, wrapped)
