"""A number sign that YAML takes for the beginning of a comment, though it was a part of the text before it."""

from __future__ import annotations

import re

from hub.diagnosis.lines import REACH, Diagnosis, Line, known_keys, read_line
from hub.nodes import Remark

_BESIDE = re.compile("[ \t]+#")
_BELOW = re.compile(r"[ \t]*(?:\n[ \t]*)+(?=#)")
_LONGEST = 80
"""Characters of a remark that are kept: enough for a message."""


def remark_behind(text: str, start: int, end: int) -> Remark | None:
    """The remark behind the text without quotes that stands between these places of a file."""
    if match := _BESIDE.match(text, end):
        return _remark(text, match.end() - 1, wrapped=False)
    match = _BELOW.match(text, end)
    if match is None:
        return None
    first, last = text.rfind("\n", 0, start) + 1, text.rfind("\n", 0, match.end()) + 1
    head = read_line(1, text[first:end].partition("\n")[0])
    return _remark(text, match.end(), wrapped=True) if head and match.end() - last > _column(head) else None


def cut_within(raw: list[str], at: int) -> Diagnosis | None:
    """A text whose middle line begins with a number sign, so that the parser takes the next line, `at`, for a key."""
    last = read_line(at, raw[at - 1]) if at <= len(raw) else None
    if last is None or last.key in known_keys() or last.dashes:
        return None
    above = [line for line in raw[max(0, at - REACH) : at - 1] if line.strip()]
    sign = above[-1] if above else ""
    if not sign.lstrip(" ").startswith("#"):
        return None
    read = (read_line(number, raw[number - 1]) for number in range(at - 1, max(0, at - REACH), -1))
    head = next((line for line in read if line is not None), None)
    if head is None or not _has_plain_text(head):
        return None
    if min(len(sign) - len(sign.lstrip(" ")), last.indent) <= head.column:
        return None
    right = f'{head.key}: "{head.value} {sign.strip()} …"'
    return Diagnosis("cut-by-hash", head.number, {"field": head.key, "right": right})


def _has_plain_text(line: Line) -> bool:
    return bool(line.key) and not line.opens and line.value[0] not in "\"'|>[{"


def _column(head: Line) -> int:
    """The column that a line must stand right of to go on with the text of this one."""
    if head.key:
        return head.column
    return head.indent if head.dashes else head.indent - 1


def _remark(text: str, place: int, *, wrapped: bool) -> Remark:
    return Remark(text[place : place + _LONGEST].partition("\n")[0].rstrip(), place, wrapped)
