"""Blocks of lines that the parser refuses: a comment without its mark, a text below `|`, lines whose key is gone."""

from __future__ import annotations

import re
from itertools import pairwise

from hub.diagnosis.key_index import are_siblings, holds_languages, parents_of
from hub.diagnosis.lines import REACH, Diagnosis, Line, known_keys, read_line
from hub.languages import KNOWN_LANGUAGES

_OPENS_TEXT = re.compile(r"[|>][+-]?[1-9]?")


def uncommented(text: str, at: int) -> Diagnosis | None:
    """A line of the remarks at the top that has lost its mark; `at` is where the parser gave up."""
    raw = text.split("\n", REACH)[:REACH]
    number = next((n for n, line in enumerate(raw[:at], start=1) if line.strip() and line[0] != "#"), None)
    line = read_line(number, raw[number - 1]) if number else None
    if number is None or line is None or line.dashes:
        return None
    before, after = raw[number - 2 : number - 1], raw[number : number + 1]
    beside = [other for other in (*before, *after) if other.startswith("#")]
    if not beside or (line.key in known_keys() and len(beside) < 2):
        return None
    return Diagnosis("uncommented", number, {"right": f"# {line.rest}"})


def end_mark(lines: list[Line]) -> Diagnosis | None:
    """Three dots alone on a line, which end the document for YAML."""
    line = next((line for line in reversed(lines) if line.space + line.rest == "..."), None)
    return Diagnosis("yaml-no-key", line.number, {}) if line else None


def block_text(raw: list[str]) -> Diagnosis | None:
    """A line of the text below `|` or `>` that does not stand deep enough; `raw` ends where the parser gave up."""
    for number in range(len(raw) - 1, max(len(raw) - REACH, 0), -1):
        head = read_line(number, raw[number - 1])
        if head and _OPENS_TEXT.fullmatch(head.value):
            return _shallow(head, raw)
        if head and head.key and number < len(raw) - 1:
            return None
    return None


def _shallow(head: Line, raw: list[str]) -> Diagnosis | None:
    wanted = 0
    for number, line in enumerate(raw[head.number :], start=head.number + 1):
        found = len(line) - len(line.lstrip(" "))
        if not line.strip():
            continue
        if found < (wanted or head.column + 1):
            values = {"found": found, "wanted": wanted or head.column + 2}
            return None if _is_next(line, head) else Diagnosis("yaml-indentation", number, values)
        wanted = wanted or found
    return None


def _is_next(line: str, head: Line) -> bool:
    """Whether a line is no text but a key beside or above that of the text."""
    read = read_line(1, line)
    return read is not None and read.key in known_keys() and read.indent <= head.column


def below_a_value(lines: list[Line]) -> Diagnosis | None:
    """The last line stands deeper than the one above, which has its value: the key between them is gone."""
    if len(lines) < 2:
        return None
    above, line = lines[-2:]
    if above.opens or not above.key or not (line.key or line.dashes) or line.indent < above.column + (not line.dashes):
        return None
    if line.key in KNOWN_LANGUAGES and not line.dashes:
        return _below_languages(above, line)
    if line.key and are_siblings(line.key, above.key):
        return None
    return Diagnosis("lost-parent", line.number, {"right": f"{_parent_of(line, above)}:"})


def _parent_of(line: Line, above: Line) -> str:
    """The key that probably stood between two lines."""
    parents = parents_of(line.key) if line.key else ("sources",) if line.rest.startswith("http") else ()
    return next((parent for parent in parents if are_siblings(parent, above.key)), "…")


def _below_languages(above: Line, line: Line) -> Diagnosis | None:
    if above.key in KNOWN_LANGUAGES:
        return None
    if holds_languages(above.key) and above.value[:1] not in "{[":
        values = {"key": f"{above.key}:", "right": f"{line.key}: …"}
        return Diagnosis("text-beside-languages", above.number, values)
    return Diagnosis("lost-text-key", line.number, {})


def record_without_dash(lines: list[Line], text: str) -> Diagnosis | None:
    """A record at the edge of a list, without the dash that its first key needs."""
    last = lines[-1] if lines else None
    if last is None or last.indent or last.dashes or last.key != "id":
        return None
    listed = any(raw.startswith("- ") for raw in text.split("\n", last.number)[: last.number - 1])
    return Diagnosis("lost-dash", last.number, {"right": f"- {last.rest}"}) if listed else None


def lone_dash(lines: list[Line], text: str) -> Diagnosis | None:
    """The first key of a file that is one record, behind a dash."""
    for first, second in pairwise(lines):
        if first.indent or not first.dashes or first.key == "id" or second.indent or second.dashes:
            continue
        dashes = [raw for raw in text.split("\n") if raw.startswith("- ")]
        if len(dashes) == 1 and are_siblings(first.key, second.key):
            return Diagnosis("yaml-dash", first.number, {"right": first.rest})
    return None
