"""Compare two versions of a record field by field: what was added, removed or changed."""

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
    """One step of the path to a value: the class that holds the field, the field and, in a list, the item."""

    owner: type
    name: str
    item: Any = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference, at one path.

    `languages` are those of a text, `item` is the list item that was added or removed, `before` and `after` are the two
    values; `field` is the model's field for the value or item.
    """

    kind: DifferenceKind
    path: tuple[Step, ...]
    field: Field | None = None
    languages: tuple[str, ...] = ()
    item: Any = None
    before: Any = None
    after: Any = None


def compare(before: Any, after: Any, path: tuple[Step, ...] = ()) -> Iterator[Difference]:
    """All differences between two records of one class, in the order of the fields."""
    record_class: Any = type(after)
    for field in fields_of(record_class):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield from _compare_values(old, new, field, (*path, Step(record_class, field.name)))


def _compare_values(old: Any, new: Any, field: Field, path: tuple[Step, ...]) -> Iterator[Difference]:
    if INVALID in (old, new):
        yield Difference("changed", path)
    elif field.listed:
        yield from _compare_lists(old, new, field.item, path)
    elif old is None or new is None:
        is_added = old is None
        value = new if is_added else old
        languages = tuple(value.words) if isinstance(value, Text) else ()
        yield Difference("added" if is_added else "removed", path, field, languages, before=old, after=new)
    elif isinstance(new, Text | Name | Plural):
        yield from _compare_words(old, new, field, path)
    elif field.is_part:
        yield from compare(old, new, path)
    else:
        yield Difference("changed", path, field, before=old, after=new)


def _compare_words(old: Any, new: Any, field: Field, path: tuple[Step, ...]) -> Iterator[Difference]:
    """Compare a text by language: one difference for all languages added, one for all removed, one for all changed."""
    both = [lang for lang in new.words if lang in old.words]
    by_kind: tuple[tuple[DifferenceKind, list[str]], ...] = (
        ("changed", [lang for lang in both if old.words[lang] != new.words[lang]]),
        ("added", [lang for lang in new.words if lang not in old.words]),
        ("removed", [lang for lang in old.words if lang not in new.words]),
    )
    for kind, languages in by_kind:
        if languages:
            yield Difference(kind, path, field, tuple(languages))


def _compare_lists(
    old: Sequence[Any], new: Sequence[Any], field: Field, path: tuple[Step, ...]
) -> Iterator[Difference]:
    if not (old and new) and not isinstance((old or new)[0], str):
        yield Difference("added" if new else "removed", path)
        return
    found = [difference for pair in pair_items(old, new) for difference in _compare_items(*pair, field, path)]
    if not found:
        yield Difference("reordered", path)
    yield from found


def _compare_items(old: Any, new: Any, field: Field, path: tuple[Step, ...]) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference("added" if old is None else "removed", path, field, item=new if old is None else old)
    elif old != new:
        inside = (*path[:-1], dataclasses.replace(path[-1], item=new))
        yield from _compare_values(old, new, field, inside)
