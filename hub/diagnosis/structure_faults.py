"""Find faults that leave valid YAML of another meaning: a lost dash, lines not indented, a decimal comma in braces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from hub.nodes import Mapping, Node, Scalar

Entries = list[tuple[Scalar, Node]]


class Unindented(NamedTuple):
    """A key without a value, and the entries after it that belong below it but are not indented."""

    key: Scalar
    entries: Entries


def split_at_lost_dashes(node: Node, required: Collection[str]) -> list[Node]:
    """Cut an entry of a list where another one begins without its dash: where its keys stand a second time.

    The first part has all the keys that are `required` of an entry; the others are marked as headless.
    """
    if not isinstance(node, Mapping) or len({key.text for key, _ in node.entries}) == len(node.entries):
        return [node]
    parts, rest = list[Node](), node
    while (cut := _second_beginning(rest, required)) is not None:
        parts.append(Mapping(rest.line, rest.entries[:cut], rest.headless))
        rest = Mapping(rest.entries[cut][0].line, rest.entries[cut:], headless=True)
    return [*parts, rest]


def rejoin(first: Node, second: Node, required: Collection[str]) -> Mapping | None:
    """Join a record that another one, pasted into it, has cut in two; its rest stands at the end of that other one."""
    parts = split_at_lost_dashes(second, required)
    if len(parts) != 2 or not isinstance(first, Mapping) or not isinstance(parts[1], Mapping):
        return None
    before, after = set(keys_of(first)), set(keys_of(parts[1]))
    whole = "id" in before and not before & after and set(required) <= before | after
    return Mapping(first.line, [*first.entries, *parts[1].entries]) if whole else None


def _second_beginning(node: Mapping, required: Collection[str]) -> int | None:
    """The place where another entry begins: the one before is whole, and its first key stands again, or several."""
    again = repeated_keys(node)
    if not again or not set(required) <= {key.text for key, _ in node.entries[: again[0]]}:
        return None
    names = {node.entries[place][0].text for place in again}
    return again[0] if len(names) > 1 or node.entries[0][0].text in names else None


def unindented_entries(entries: Entries, known: Collection[str]) -> Iterator[Unindented]:
    """Find keys without a value that are followed by keys which do not belong beside them."""
    place = 0
    while place < len(entries):
        key, child = entries[place]
        place += 1
        if key.text not in known or not is_empty(child):
            continue
        first = place
        while place < len(entries) and entries[place][0].text not in known:
            place += 1
        if place > first:
            yield Unindented(key, entries[first:place])


def with_decimal_commas(entries: Entries) -> Entries:
    """Entries with `{lat: 48,1111}` as the editor meant it: for YAML the comma ends the value."""
    joined: Entries = []
    for key, child in entries:
        before = joined[-1][1] if joined else None
        if key.text.isdecimal() and isinstance(before, Scalar) and is_empty(child) and _is_whole(before):
            joined[-1] = (joined[-1][0], Scalar(f"{before.text},{key.text}", plain=True, line=before.line))
        else:
            joined.append((key, child))
    return joined


def is_empty(node: Node) -> bool:
    """Whether nothing stands behind a key."""
    return isinstance(node, Scalar) and node.plain and not node.text


def _is_whole(node: Scalar) -> bool:
    return node.plain and bool(re.fullmatch("-?[0-9]+", node.text))


def repeated_keys(node: Mapping) -> list[int]:
    """The places at which a key stands again."""
    first: dict[str, int] = {}
    return [place for place, (key, _) in enumerate(node.entries) if first.setdefault(key.text, place) != place]


def keys_of(node: Node) -> Iterable[str]:
    """The keys of a mapping, each as often as it stands there; none of any other node."""
    return [key.text for key, _ in node.entries] if isinstance(node, Mapping) else []
