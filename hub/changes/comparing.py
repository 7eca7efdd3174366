"""Two versions of a record, field by field: what came, what went, what is different."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hub.changes.pairing import pair_items
from hub.model.fields import Field, fields_of
from hub.model.values import INVALID, Name, Plural, Text

DifferenceKind = Literal["added", "removed", "changed", "reordered"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a value: a field of a class and, within a list, the item."""

    kind: type
    name: str
    item: Any = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened at one place: `languages` of a text, the `item` of a list that came or went, a value `before` and
    `after`; `shape` is the type that the models give to the value or item."""

    manner: DifferenceKind
    way: tuple[Step, ...]
    field: Field | None = None
    languages: tuple[str, ...] = ()
    item: Any = None
    before: Any = None
    after: Any = None


def compare(before: Any, after: Any, way: tuple[Step, ...] = ()) -> Iterator[Difference]:
    """All differences between two records of one class, in the order of the fields."""
    kind: Any = type(after)
    for field in fields_of(kind):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield from _compare_values(old, new, field, (*way, Step(kind, field.name)))


def _compare_values(old: Any, new: Any, field: Field, way: tuple[Step, ...]) -> Iterator[Difference]:
    if INVALID in (old, new):
        yield Difference("changed", way)
    elif field.listed:
        yield from _compare_lists(old, new, field.item, way)
    elif old is None or new is None:
        came = old is None
        value = new if came else old
        languages = tuple(value.words) if isinstance(value, Text) else ()
        yield Difference("added" if came else "removed", way, field, languages, before=old, after=new)
    elif isinstance(new, Text | Name | Plural):
        yield from _compare_words(old, new, field, way)
    elif field.is_part:
        yield from compare(old, new, way)
    else:
        yield Difference("changed", way, field, before=old, after=new)


def _compare_words(old: Any, new: Any, field: Field, way: tuple[Step, ...]) -> Iterator[Difference]:
    """A text by language: one difference for all languages of the same fate."""
    both = [lang for lang in new.words if lang in old.words]
    fates: tuple[tuple[DifferenceKind, list[str]], ...] = (
        ("changed", [lang for lang in both if old.words[lang] != new.words[lang]]),
        ("added", [lang for lang in new.words if lang not in old.words]),
        ("removed", [lang for lang in old.words if lang not in new.words]),
    )
    for manner, languages in fates:
        if languages:
            yield Difference(manner, way, field, tuple(languages))


def _compare_lists(old: Sequence[Any], new: Sequence[Any], field: Field, way: tuple[Step, ...]) -> Iterator[Difference]:
    if not (old and new) and not isinstance((old or new)[0], str):
        yield Difference("added" if new else "removed", way)
        return
    found = [difference for pair in pair_items(old, new) for difference in _compare_items(*pair, field, way)]
    if not found:
        yield Difference("reordered", way)
    yield from found


def _compare_items(old: Any, new: Any, field: Field, way: tuple[Step, ...]) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference("added" if old is None else "removed", way, field, item=new if old is None else old)
    elif old != new:
        inside = (*way[:-1], dataclasses.replace(way[-1], item=new))
        yield from _compare_values(old, new, field, inside)
