"""Suggest what to write instead of a value, as a phrase of the message: one line, or two where it held two values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from hub.diagnosis import dates, formats, times
from hub.diagnosis.nearest import perhaps
from hub.diagnosis.normalize import NUMBER
from hub.diagnosis.numbers import amount
from hub.limits import MAX_GUESS
from hub.nodes import Node, Scalar
from hub.nodes import Sequence as SequenceNode
from hub.problems import Phrase

_END_OF = {"start": "end", "start_time": "end_time", "time": "end_time"}
_TIME_OF = {"start": "start_time", "end": "end_time"}


def number_guess(text: str, key: str) -> Phrase | str:
    """Suggest the number alone, and a line beside it for what stood with it: `value: 1500` and `unit: EUR`."""
    if len(text) > MAX_GUESS:
        return ""
    found = amount(text, key)
    if found is None:
        return ""
    right = f"{key}: {found.value}"
    if found.beside and key == "value":
        return Phrase("write-unit", {"right": right, "unit": found.beside})
    return Phrase("write", {"right": right})


def day_guess(text: str, key: str, keys: Collection[str] = ()) -> Phrase | str:
    """Suggest the day in ISO 8601, both days of a span, or a day and its hour, or say that the month has no such day.

    `keys` are those that the record may have.
    """
    if len(text) > MAX_GUESS:
        return ""
    if most := dates.days_of_month(text):
        return Phrase("no-such-day", {"days": most})
    if either := dates.either_day(text):
        return Phrase("either-day", {"right": either[0], "other": either[1]})
    if _TIME_OF.get(key) in keys and (moment := dates.day_and_time(text)):
        return _both(key, _TIME_OF[key], moment)
    return _guess(text, key, dates.day, dates.days)


def time_guess(text: str, key: str) -> Phrase | str:
    """Suggest the hours and minutes, or both times of a span."""
    if len(text) > MAX_GUESS:
        return ""
    return _guess(text, key, lambda text: formats.time_hint(text) or times.time(text), times.times)


def _guess(
    text: str, key: str, one: Callable[[str], str], two: Callable[[str], tuple[str, str] | None]
) -> Phrase | str:
    """Suggest the value that `one` finds in a text, or both that `two` finds, if there is a key for the second."""
    if right := one(text):
        return perhaps(right, text)
    if key in _END_OF and (both := two(text)):
        return _both(key, _END_OF[key], both)
    return ""


def _both(key: str, other: str, values: tuple[str, str]) -> Phrase:
    """Suggest two lines for a value that was really two."""
    return Phrase("write-both", {"key": key, "right": values[0], "other_key": other, "other": values[1]})


def text_guess(node: Node, key: str) -> Phrase | str:
    """Suggest the one text within a list or a mapping that stands where a text alone was due."""
    while not isinstance(node, Scalar):
        inner = node.items if isinstance(node, SequenceNode) else [child for _, child in node.entries]
        if len(inner) != 1:
            return ""
        node = inner[0]
    before = "- " if key.isdigit() else f"{key}: "
    return Phrase("write", {"right": f"{before}{node.text}"}) if node.text else ""


def keys_guess(node: Node, key: str, names: Sequence[str], *, numbers: bool) -> Phrase | str:
    """Suggest the keys for values without them, such as `48.1, -1.7`; else list the keys that belong there, if few."""
    parts = re.split("[,;]", node.text.strip("()[] ")) if isinstance(node, Scalar) else _texts_of(node)
    texts = [part.strip() for part in parts]
    if numbers and len(texts) == len(names) and all(NUMBER.fullmatch(text) for text in texts):
        pairs = ", ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True))
        return Phrase("write", {"right": f"{key}: {{{pairs}}}"})
    return Phrase("keys", {"keys": ", ".join(names)}) if len(names) <= 4 else ""


def _texts_of(node: Node) -> list[str]:
    items = node.items if isinstance(node, SequenceNode) else []
    return [item.text for item in items if isinstance(item, Scalar)]
