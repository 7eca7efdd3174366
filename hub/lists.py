"""Reads lists: items each once, and those that began without their dash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hub.diagnosis.invisible import NO_BREAK, code_point
from hub.diagnosis.slips import parts_of
from hub.problems import Phrase
from hub.reader import INVALID, Reader, label
from hub.tree import Mapping as MappingNode
from hub.tree import Node, Scalar
from hub.tree import Sequence as SequenceNode

Read = Callable[[Reader, Node, str], Any]


def list_of(read_item: Read, required: tuple[str, ...]) -> Read:
    """How a list is read, from how an item is; `required` are the keys that every item has."""

    def read_list(reader: Reader, node: Node, path: str) -> Any:
        if not isinstance(node, SequenceNode):
            return _report_no_list(reader, node, path)
        if not node.items:
            return reader.report(node.line, "empty", field=label(path))
        nodes = [part for item in node.items for part in _parts(reader, item, required)]
        items = tuple(read_item(reader, item, f"{path}.{index}") for index, item in enumerate(nodes))
        seen: set[str] = set()
        for item, child in zip(items, nodes, strict=True):
            if isinstance(item, str) and item in seen:
                reader.report(child.line, "repeated-item", field=label(path), value=item)
            elif isinstance(item, str):
                seen.add(item)
        return INVALID if any(item is INVALID for item in items) else items

    return read_list


def _report_no_list(reader: Reader, node: Node, path: str) -> Any:
    text = node.text if isinstance(node, Scalar) else ""
    if isinstance(node, Scalar) and not text:
        return reader.report(node.line, "empty", field=label(path))
    if text[:1] == "-" and text[1:2] in tuple(NO_BREAK):
        return reader.report(node.line, "yaml-odd-space", sign="-", char=code_point(text[1]))
    if text.startswith("-"):
        return reader.report(node.line, "yaml-dash-space", right=f"- {text[1:].split()[0]}")
    hint = Phrase("write", {"right": f"{path.rpartition('.')[2]}: [{text}]"}) if text else ""
    return reader.report(node.line, "not-a-list", field=label(path), hint=hint)


def _parts(reader: Reader, item: Node, required: tuple[str, ...]) -> list[Node]:
    """An item, or the items that it holds where dashes were lost, after reporting these."""
    first, *others = parts_of(item, required)
    for part in others:
        reader.beheaded.add(id(part))
        report_lost_dash(reader, part)
    return [first, *others]


def report_lost_dash(reader: Reader, part: Node) -> None:
    """Notes an entry that begins without its dash."""
    assert isinstance(part, MappingNode)
    key, child = part.entries[0]
    value = child.text if isinstance(child, Scalar) else ""
    value = value if not value or (isinstance(child, Scalar) and child.plain) else f'"{value}"'
    reader.report(part.line, "lost-dash", right=f"- {key.text}: {value}".rstrip())
