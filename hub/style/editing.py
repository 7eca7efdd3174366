"""Change single values of a registry file: all other lines, comments and their order stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from hub.style.composing import compose
from hub.style.layout import Branch, LayoutItem, LayoutLeaf, Node
from hub.style.shapes import Shape
from hub.style.styling import style
from hub.style.writing import node_of, write_document


class Edit(NamedTuple):
    """A new value at a path: keys of mappings and places in lists; the place behind the last item adds one.

    `record` is the id of the record in a file that is a list of them, else empty.
    """

    record: str
    path: tuple[str | int, ...]
    value: Any


class NotInStyleError(Exception):
    """The file is not in the standard formatting: writing it would change more than the values. `hub fix` mends it."""


def with_values(text: str, shape: Shape, edits: Iterable[Edit]) -> str:
    """The text of a file with new values, each in the standard formatting.

    Raises NotInStyleError, and KeyError for a record or a place that the file does not have.
    """
    document = compose(text)
    style(document.root, shape)
    if write_document(document, shape) != text:
        raise NotInStyleError
    for edit in edits:
        branch, own = _record(document.root, shape, edit.record)
        _put(branch, own, edit.path, edit.value)
    style(document.root, shape)
    return write_document(document, shape)


def _record(root: Node, shape: Shape, identifier: str) -> tuple[Branch, Shape]:
    """The mapping of a record, and its shape."""
    found = root
    if identifier and isinstance(root, Branch):
        found = next((item.value for item in root.items if _id_of(item.value) == identifier), root)
        shape = shape.of(None)
    if not isinstance(found, Branch) or not found.mapping:
        raise KeyError(identifier)
    return found, shape


def _id_of(node: Node) -> str:
    entries = node.items if isinstance(node, Branch) and node.mapping else []
    return next((item.value.text for item in entries if item.name == "id" and isinstance(item.value, LayoutLeaf)), "")


def _put(branch: Branch, shape: Shape, path: tuple[str | int, ...], value: Any) -> None:
    """Set the value at a path below a branch; what is missing on the way is made."""
    step, rest = path[0], path[1:]
    own = shape.of(step if isinstance(step, str) else None)
    item = _item(branch, step)
    if item is None:
        new = LayoutItem(node_of(_nested(rest, value), own), _key(step))
        branch.items.insert(_position(branch, shape, step), new)
    elif not rest:
        item.value = node_of(value, own)
    elif isinstance(item.value, Branch):
        _put(item.value, own, rest, value)
    else:
        raise KeyError(path)


def _item(branch: Branch, step: str | int) -> LayoutItem | None:
    """The item at a step; None where it is to be added. Raises KeyError for a step that the branch cannot have."""
    if branch.mapping is isinstance(step, int) or (isinstance(step, int) and step > len(branch.items)):
        raise KeyError(step)
    if isinstance(step, int):
        return branch.items[step] if step < len(branch.items) else None
    return next((item for item in branch.items if item.name == step), None)


def _key(step: str | int) -> LayoutLeaf | None:
    return LayoutLeaf(step, plain=True) if isinstance(step, str) else None


def _position(branch: Branch, shape: Shape, step: str | int) -> int:
    """Where a new key belongs in the order of the fields; at the end of a list, or of the languages of a text."""
    order = list(shape.fields)
    if step not in order:
        return len(branch.items)
    later = order[order.index(str(step)) + 1 :]
    return next((place for place, item in enumerate(branch.items) if item.name in later), len(branch.items))


def _nested(path: tuple[str | int, ...], value: Any) -> Any:
    """The value inside the mappings and lists of a path that does not exist yet."""
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value
