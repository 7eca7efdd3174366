"""Pair the items of a list with those of its other version; figures and sessions, for example, have no ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hub.model.fields import is_part, walk
from hub.model.values import Name, Plural, Text

_MOST = 10_000
"""The most pairs to compare by their facts; the items of longer lists are paired by position."""
Pair = tuple[Any, Any]


def pair_items(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Pair each new item with its old version, or with None: the new items in order, then the removed ones.

    A plain value is paired only with an equal value. A record part is paired with the item that shares most facts with
    it; the rest is paired by position.
    """
    partner = _pair_equal(old, new)
    unmatched_old = [index for index in range(len(old)) if index not in partner.values()]
    unmatched_new = [index for index in range(len(new)) if index not in partner]
    if unmatched_old and unmatched_new and not isinstance(new[unmatched_new[0]], str | int | float):
        partner |= _pair_similar(old, new, unmatched_old, unmatched_new)
    removed = [(old[index], None) for index in unmatched_old if index not in partner.values()]
    return [*((old[partner[i]] if i in partner else None, item) for i, item in enumerate(new)), *removed]


def _pair_equal(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Map the index of each new item to the index of an equal old item; each old item is used once."""
    places: dict[str, list[int]] = {}
    for index, item in reversed(list(enumerate(old))):
        places.setdefault(repr(item), []).append(index)
    found = {}
    for index, item in enumerate(new):
        if places.get(repr(item)):
            found[index] = places[repr(item)].pop()
    return found


def _pair_similar(
    old: Sequence[Any], new: Sequence[Any], unmatched_old: list[int], unmatched_new: list[int]
) -> dict[int, int]:
    """Pair the items that share most facts first, then the remaining ones in order."""
    found: dict[int, int] = {}
    for _, new_index, old_index in sorted(_weights(old, new, unmatched_old, unmatched_new)):
        if new_index not in found and old_index not in found.values():
            found[new_index] = old_index
    if len(unmatched_old) == len(unmatched_new):
        rest = [index for index in unmatched_old if index not in found.values()]
        found |= dict(zip([index for index in unmatched_new if index not in found], rest, strict=True))
    return found


def _weights(
    old: Sequence[Any], new: Sequence[Any], unmatched_old: list[int], unmatched_new: list[int]
) -> Iterator[tuple[int, int, int]]:
    if len(unmatched_old) * len(unmatched_new) > _MOST:
        return
    before = {index: _facts(old[index]) for index in unmatched_old}
    for new_index in unmatched_new:
        facts = _facts(new[new_index])
        for old_index, others in before.items():
            if facts & others:
                yield -len(facts & others), new_index, old_index


def _facts(item: Any) -> frozenset[tuple[str, str]]:
    """The facts that two items may share: each value with its path, and each language of a text by itself."""
    leaves = walk(item) if is_part(type(item)) else ()
    pairs = [(leaf.path, leaf.value) for leaf in leaves] or [("", item)]
    return frozenset(fact for path, value in pairs for fact in _parts(path, value))


def _parts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Text | Name | Plural):
        yield from ((f"{path}.{lang}", repr(words)) for lang, words in value.words.items())
    else:
        yield path, repr(value)
