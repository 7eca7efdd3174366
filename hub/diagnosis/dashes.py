"""Find dashes that are missing where an item of a list begins, and dashes that stand where none does."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from hub.diagnosis.failure import ParseFailure
from hub.diagnosis.finding import Diagnosis
from hub.diagnosis.key_index import are_siblings, parents_of
from hub.diagnosis.lines import Line, read_line
from hub.languages import KNOWN_LANGUAGES


def dash_before_key(failure: ParseFailure) -> Diagnosis | None:
    """A dash before a key of a record, `- kind: agency` below `  language: en`; or a record that stands too deep."""
    lines, last = failure.lines, failure.last
    if last is None or len(lines) < 2 or "expected key" not in failure.said or not last.dashes:
        return None
    above = lines[-2]
    if last.key not in (*KNOWN_LANGUAGES, "", "id") and not are_siblings(last.key, above.key):
        return None
    if last.indent != above.column or above.opens:
        return None
    below = failure.text.split("\n", last.number + 1)[last.number : last.number + 1]
    if last.key == "id" and below and below[0].startswith(" " * last.column):
        return Diagnosis("record-too-deep", last.number, {})
    return Diagnosis("yaml-dash", last.number, {"right": last.rest})


def dash_before_single_record(failure: ParseFailure) -> Diagnosis | None:
    """A dash before the first key of a file that is one record: `- language: en`, then `title:` without a dash."""
    for first, second in pairwise(failure.lines):
        if first.indent or not first.dashes or first.key == "id" or second.indent or second.dashes:
            continue
        dashes = [raw for raw in failure.text.split("\n") if raw.startswith("- ")]
        if len(dashes) == 1 and are_siblings(first.key, second.key):
            return Diagnosis("yaml-dash", first.number, {"right": first.rest})
    return None


def record_without_dash(failure: ParseFailure) -> Diagnosis | None:
    """An `id` at the edge of a list whose other records have a dash: `id: club` below `- id: agency`."""
    last = failure.last
    if last is None or last.indent or last.dashes or last.key != "id":
        return None
    listed = any(raw.startswith("- ") for raw in failure.above[: last.number - 1])
    return Diagnosis("lost-dash", last.number, {"right": f"- {last.rest}"}) if listed else None


def first_entry_without_dash(failure: ParseFailure) -> Diagnosis | None:
    """The first entry of a file without its dash, or a word before it; the parser objects only at the second entry."""
    last = failure.last
    if "<document start>" not in failure.said or last is None or not last.dashes:
        return None
    contents = (read_line(number, raw) for number, raw in enumerate(failure.text.split("\n"), start=1))
    first = next(line for line in contents if line is not None)
    if not first.key and not first.dashes:
        return Diagnosis("yaml-no-key", first.number, {})
    return Diagnosis("lost-dash", first.number, {"right": f"- {first.rest}" if first.key == "id" else "- id: …"})


class _ListBreak(NamedTuple):
    """A key that stands where the items of a list begin, and the first item of that list."""

    first: Line
    key: Line


def _list_break(failure: ParseFailure) -> _ListBreak | None:
    """Where a list is broken by a key without a dash, as the parser and the place of the key say."""
    last = failure.last
    first = next((line for line in failure.lines if line.number == failure.began), None)
    if "expected '-'" not in failure.said or first is None or not first.dashes:
        return None
    if last is None or last.dashes or not last.key or last.indent != first.indent:
        return None
    return _ListBreak(first, last)


def key_lost_above_in_list(failure: ParseFailure) -> Diagnosis | None:
    """A key below a list of plain texts, which has lost the key above it: `lat: 48` below `- https://a.example`."""
    found = _list_break(failure)
    if found is None or found.first.key:
        return None
    parents = parents_of(found.key.key)
    return Diagnosis("lost-parent", found.key.number, {"right": f"{parents[0]}:"}) if len(parents) == 1 else None


def item_without_dash(failure: ParseFailure) -> Diagnosis | None:
    """An item of a list without its dash, or a key of the item above that is not indented."""
    found = _list_break(failure)
    if found is None or not found.first.key:
        return None
    first, key = found
    if key.key != first.key and (first.key == "id" or _has_more_keys(failure.lines, first)):
        return Diagnosis("yaml-indentation", key.number, {"found": key.indent, "wanted": first.column})
    return Diagnosis("lost-dash", key.number, {"right": f"- {key.rest}"})


def _has_more_keys(lines: list[Line], first: Line) -> bool:
    """Whether the item above the last line has keys below its first one: then this is likelier another of them."""
    for line in reversed(lines[:-1]):
        if line.indent == first.indent and line.dashes:
            return False
        if line.column == first.column and not line.dashes:
            return True
    return False
