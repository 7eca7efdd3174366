"""What to write instead of a value, as a phrase of the message; of two lines where one value was really two."""

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
    """The number without what stands around it, and the line beside it that says the same."""
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
    """The day in ISO 8601, both days of a span, a day with its hour, or that the month has no such day.

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
    """The hours and minutes, or both times of a span."""
    if len(text) > MAX_GUESS:
        return ""
    return _guess(text, key, lambda text: formats.time_hint(text) or times.time(text), times.times)


def _guess(
    text: str, key: str, one: Callable[[str], str], two: Callable[[str], tuple[str, str] | None]
) -> Phrase | str:
    if right := one(text):
        return perhaps(right, text)
    if key in _END_OF and (both := two(text)):
        return _both(key, _END_OF[key], both)
    return ""


def _both(key: str, other: str, values: tuple[str, str]) -> Phrase:
    """Two lines where one value was really two."""
    return Phrase("write-both", {"key": key, "right": values[0], "other_key": other, "other": values[1]})


def text_guess(node: Node, key: str) -> Phrase | str:
    """The one text within a list or a block of keys, where a text alone was due."""
    while not isinstance(node, Scalar):
        inner = node.items if isinstance(node, SequenceNode) else [child for _, child in node.entries]
        if len(inner) != 1:
            return ""
        node = inner[0]
    before = "- " if key.isdigit() else f"{key}: "
    return Phrase("write", {"right": f"{before}{node.text}"}) if node.text else ""


def keys_guess(node: Node, key: str, names: Sequence[str], *, numbers: bool) -> Phrase | str:
    """The values of a short record with their keys, where they stood without them; else the keys it may have."""
    parts = re.split("[,;]", node.text.strip("()[] ")) if isinstance(node, Scalar) else _texts_of(node)
    texts = [part.strip() for part in parts]
    if numbers and len(texts) == len(names) and all(NUMBER.fullmatch(text) for text in texts):
        pairs = ", ".join(f"{name}: {text}" for name, text in zip(names, texts, strict=True))
        return Phrase("write", {"right": f"{key}: {{{pairs}}}"})
    return Phrase("keys", {"keys": ", ".join(names)}) if len(names) <= 3 else ""


def _texts_of(node: Node) -> list[str]:
    items = node.items if isinstance(node, SequenceNode) else []
    return [item.text for item in items if isinstance(item, Scalar)]
