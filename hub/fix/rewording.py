"""Repairs of texts and of their order: Romanian letters, times, order of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.diagnosis.hidden_characters import visible_part
from hub.fix.repairing import Mend
from hub.languages import KNOWN_LANGUAGES
from hub.reading.translations import CEDILLA
from hub.style.layout import Branch, LayoutItem, LayoutLeaf, Node
from hub.style.shapes import UNKNOWN, Shape

_SHORT_TIME = re.compile("[0-9]:[0-5][0-9]")


def mended_text(text: str, *, romanian: bool, time: bool) -> str:
    """A text with comma letters if it is Romanian, and with `09:30` for `9:30` if it is a time."""
    if romanian:
        return text.translate(CEDILLA)
    return f"0{text}" if time and _SHORT_TIME.fullmatch(text) else text


def mended_key(text: str, shape: Shape) -> str:
    """The key without its invisible characters, if it is then a known key."""
    right = visible_part(text)
    return right if right in shape.fields or (shape.words and right in KNOWN_LANGUAGES) else text


def keys_of(branch: Branch) -> list[str]:
    """The keys of a mapping."""
    return [item.name or "" for item in branch.items]


def reword(node: Node, shape: Shape, *, romanian: bool = False) -> Iterator[Mend]:
    """Repair every text below a node that the model defines."""
    if isinstance(node, LayoutLeaf):
        if shape is not UNKNOWN:
            yield from _reword(node, shape, romanian=romanian)
        return
    for item in node.items:
        if item.key and (right := mended_key(item.key.text, shape)) not in (item.key.text, *keys_of(node)):
            yield Mend(item.line, "key", {"key": right})
            item.key.text = right
        yield from reword(item.value, shape.of(item.name), romanian=shape.words and item.name == "ro")


def _reword(leaf: LayoutLeaf, shape: Shape, *, romanian: bool) -> Iterator[Mend]:
    mended = mended_text(leaf.text, romanian=romanian, time=shape.time)
    if mended != leaf.text:
        yield Mend(leaf.line, "time" if shape.time else "cedilla", {"value": _differing_word(leaf.text, mended)})
    # A text after > or | ends with a line break that the editor did not write.
    leaf.text = (mended.rstrip("\n") or mended) if leaf.form in ("|", ">") else mended


def _differing_word(before: str, after: str) -> str:
    return next(new for old, new in zip(before.split(), after.split(), strict=True) if old != new)


def reorder(node: Node, shape: Shape) -> Iterator[Mend]:
    """Sort the keys of each record in the order of its fields; an unknown key stays after the key it followed."""
    if isinstance(node, LayoutLeaf):
        return
    names = keys_of(node)
    alone = len(set(names)) == len(names)  # repeated keys: the mapping may hold two records
    if shape.fields and node.mapping and not node.kept and alone:
        ordered = list(_ordered(node, list(shape.fields)))
        moved = [item for item, before in zip(ordered, node.items, strict=True) if item is not before]
        if moved:
            yield Mend(node.line, "order", {"key": moved[0].name})
        node.items = ordered
    for item in node.items:
        yield from reorder(item.value, shape.of(item.name))


def _ordered(branch: Branch, names: list[str]) -> Iterator[LayoutItem]:
    places = {name: place for place, name in enumerate(names)}
    groups: list[tuple[int, list[LayoutItem]]] = [(-1, [])]
    for item in branch.items:
        place = places.get(item.name or "")
        if place is None:
            groups[-1][1].append(item)
        else:
            groups.append((place, [item]))
    for _, items in sorted(groups, key=lambda group: group[0]):
        yield from items
