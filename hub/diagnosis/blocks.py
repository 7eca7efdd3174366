"""Find what only several lines show: a remark without its mark, a shallow text below `|`, a key that is gone."""

from __future__ import annotations

import re

from hub.diagnosis.failure import ParseFailure
from hub.diagnosis.finding import Diagnosis
from hub.diagnosis.key_index import are_siblings, holds_languages, parents_of
from hub.diagnosis.lines import REACH, Line, known_keys, read_line
from hub.languages import KNOWN_LANGUAGES

_OPENS_TEXT = re.compile(r"[|>][+-]?[1-9]?")


def uncommented(failure: ParseFailure) -> Diagnosis | None:
    """A line of the remarks at the top of a file that has lost its `#`."""
    top = failure.text.split("\n", REACH)[:REACH]
    numbered = enumerate(top[: failure.line], start=1)
    number = next((number for number, line in numbered if line.strip() and line[0] != "#"), None)
    line = read_line(number, top[number - 1]) if number else None
    if number is None or line is None or line.dashes:
        return None
    before, after = top[number - 2 : number - 1], top[number : number + 1]
    beside = [other for other in (*before, *after) if other.startswith("#")]
    # A known key right below the remarks begins the first record; only between two of them is it a remark itself.
    if not beside or (line.key in known_keys() and len(beside) < 2):
        return None
    return Diagnosis("uncommented", number, {"right": f"# {line.rest}"})


def document_end(failure: ParseFailure) -> Diagnosis | None:
    """A line of three dots, `...`, which ends the document for YAML."""
    line = next((line for line in reversed(failure.lines) if line.space + line.rest == "..."), None)
    return Diagnosis("yaml-no-key", line.number, {}) if line else None


def shallow_block_text(failure: ParseFailure) -> Diagnosis | None:
    """A line of the text below `fr: |` that does not stand deep enough."""
    above = failure.above
    for number in range(len(above) - 1, max(len(above) - REACH, 0), -1):
        head = read_line(number, above[number - 1])
        if head and _OPENS_TEXT.fullmatch(head.value):
            return _first_shallow(head, above)
        if head and head.key and number < len(above) - 1:
            return None
    return None


def _first_shallow(head: Line, above: list[str]) -> Diagnosis | None:
    """The first line below `head` that is not as deep as the text that it begins."""
    wanted = 0
    for number, line in enumerate(above[head.number :], start=head.number + 1):
        found = len(line) - len(line.lstrip(" "))
        if not line.strip():
            continue
        if found < (wanted or head.column + 1):
            values = {"found": found, "wanted": wanted or head.column + 2}
            return None if _is_next_key(line, head) else Diagnosis("yaml-indentation", number, values)
        wanted = wanted or found
    return None


def _is_next_key(line: str, head: Line) -> bool:
    """Whether a line is no text but the next key, beside that of the text or further out."""
    read = read_line(1, line)
    return read is not None and read.key in known_keys() and read.indent <= head.column


def key_lost_above(failure: ParseFailure) -> Diagnosis | None:
    """A line deeper than the one above, which has its value already: the key between them is gone.

    So stands `  fr: Bonjour` below `kind: agency`, where `name:` was deleted.
    """
    if len(failure.lines) < 2:
        return None
    above, line = failure.lines[-2:]
    if above.opens or not above.key or not (line.key or line.dashes) or line.indent < above.column + (not line.dashes):
        return None
    if line.key in KNOWN_LANGUAGES and not line.dashes:
        return _language_below_value(above, line)
    if line.key and are_siblings(line.key, above.key):
        return None
    return Diagnosis("lost-parent", line.number, {"right": f"{_parent_of(line, above)}:"})


def _parent_of(line: Line, above: Line) -> str:
    """The key that probably stood between two lines."""
    parents = parents_of(line.key) if line.key else ("sources",) if line.rest.startswith("http") else ()
    return next((parent for parent in parents if are_siblings(parent, above.key)), "…")


def _language_below_value(above: Line, line: Line) -> Diagnosis | None:
    """A language below a value: the value is the text itself (`title: Hello`), or the key of the text is gone."""
    if above.key in KNOWN_LANGUAGES:
        return None
    if holds_languages(above.key) and above.value[:1] not in "{[":
        values = {"key": f"{above.key}:", "right": f"{line.key}: …"}
        return Diagnosis("text-beside-languages", above.number, values)
    return Diagnosis("lost-text-key", line.number, {})
