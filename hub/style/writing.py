"""Write YAML: new entries from plain values, and documents in the standard formatting of registries.

The result is the same as that of the JavaScript library `yaml` with `lineWidth: 0`, `flowCollectionPadding: false` and
no limit in `doubleQuotedMinMultiLineLength`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from hub.style.layout import Branch, LayoutDocument, LayoutItem, LayoutLeaf, Node
from hub.style.quoting import quote
from hub.style.shapes import Shape, shape_of
from hub.style.styling import style


def write_entry(kind: type, values: Mapping[str, Any], *, listed: bool) -> str:
    """The text of a record from plain nested values, with keys in the order of the model and absent values left out.

    With `listed` it is an entry of a list, else the whole content of a file.
    """
    record = node_of(values, shape_of(kind))
    style(record, shape_of(kind))
    return _text(_block(Branch(mapping=False, items=[LayoutItem(record)]) if listed else record, 0))


def add_entry(text: str, entry: str) -> str:
    """A registry's text with one more entry after an empty line, in the registry's indentation and line endings."""
    first = re.search(r"^\ufeff?( *)-(?![^ \r\n])", text, re.MULTILINE)
    indent, ending = first[1] if first else "", "\r\n" if "\r\n" in text else "\n"
    kept = re.sub(r"^\[ *\] *(?=\r?$)", "", text, flags=re.MULTILINE).rstrip("\r\n")  # an empty list
    added = "".join(f"{indent}{line}{ending}" for line in entry.rstrip("\n").split("\n"))
    return f"{kept}{ending}{ending}{added}" if kept else added


def write_document(document: LayoutDocument, shape: Shape) -> str:
    """The whole text of a file; its shape decides which empty lines stay."""
    lines = [*document.head, *_document_lines(document.root, shape), *document.tail]
    return _text(_collapsed(lines))


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _collapsed(lines: Iterable[str]) -> Iterator[str]:
    """Merge several empty lines into one, and drop those at the beginning and the end."""
    waiting, begun = False, False
    for line in lines:
        if line:
            yield from [""] * (waiting and begun)
            yield line
            begun = True
        waiting = not line


def _document_lines(root: Node, shape: Shape) -> Iterator[str]:
    """The lines of a file, with an empty line between entries, and between sections in a file with several lists."""
    sections = not shape.is_list and any(own.holds_entries for own in shape.fields.values())
    if not isinstance(root, Branch) or root.flow or not (sections or shape.is_list):
        yield from _block(root, 0)
        return
    if not root.items:
        yield _inline(root)
    parted = False
    for number, item in enumerate(root.items):
        own = shape.of(item.name)
        apart = shape.is_list or (own.holds_entries and isinstance(item.value, Branch))
        if number and (apart or parted):
            yield ""
        parted = apart
        yield from _item(item, root.mapping, 0, comments=item.before, spaced=sections and own.holds_entries)
    yield from root.after


def _block(node: Node, indent: int, *, spaced: bool = False) -> Iterator[str]:
    """The lines of a value that begins on its own line; `airy` adds an empty line between items."""
    pad = " " * indent
    if isinstance(node, LayoutLeaf) or node.flow or not node.items:
        yield pad + _inline(node)
        return
    for number, item in enumerate(node.items):
        if spaced and number:
            yield ""
        yield from _item(item, node.mapping, indent, comments=[line for line in item.before if line])
    yield from (pad + line for line in node.after if line)


def _item(
    item: LayoutItem, mapping: bool, indent: int, *, comments: Iterable[str], spaced: bool = False
) -> Iterator[str]:
    pad = " " * indent
    value = item.value
    beside = f" {item.beside}" if item.beside else ""
    yield from (pad + line if line else "" for line in comments)
    nested = isinstance(value, Branch) and not value.flow and bool(value.items)
    if item.key is not None:
        shown = "" if nested else f" {_inline(value)}".rstrip()
        yield f"{pad}{_inline(item.key)}:{shown}{beside if not nested else ''}"
        if nested:
            yield from [f"{pad}  {item.beside}"] * bool(item.beside)  # the position that the JavaScript library uses
            yield from _block(value, indent + 2, spaced=spaced)
    elif nested:
        yield from [pad + item.beside] * bool(item.beside)
        yield from _after_dash(value, pad)
    else:
        yield f"{pad}- {_inline(value)}{beside}".rstrip()


def _after_dash(value: Node, pad: str) -> Iterator[str]:
    """A block after a dash; comments above its first line move above the dash."""
    lines = list(_block(value, len(pad) + 2))
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (pad + line.lstrip() for line in lines[:first])
    yield f"{pad}- {lines[first].lstrip()}"
    yield from lines[first + 1 :]


def _inline(node: Node) -> str:
    if isinstance(node, LayoutLeaf):
        return node.text if node.plain else quote(node.text)
    parts = "".join(f"{_separator(item) * bool(number)}{_inline_item(item)}" for number, item in enumerate(node.items))
    return f"{{{parts}}}" if node.mapping else f"[{parts}]"


def _separator(item: LayoutItem) -> str:
    """The separator before an item: no space after a decimal comma, which YAML reads as a separator of two items."""
    return "," if item.bare and item.name is not None and item.name.isdecimal() else ", "


def _inline_item(item: LayoutItem) -> str:
    if item.key is None:
        return _inline(item.value)
    return _inline(item.key) if item.bare else f"{_inline(item.key)}: {_inline(item.value)}"


def node_of(value: Any, shape: Shape) -> Node:
    """A plain Python value as a node, formatted for new text."""
    if isinstance(value, Mapping):
        known = [name for name in shape.fields if name in value]
        names = [*known, *(name for name in value if name not in shape.fields)]
        filled = [name for name in names if _is_filled(value[name])]
        items = [LayoutItem(node_of(value[name], shape.of(name)), LayoutLeaf(name, plain=False)) for name in filled]
        return Branch(mapping=True, items=items, flow=shape.inline)
    if isinstance(value, list | tuple):
        return Branch(
            mapping=False, items=[LayoutItem(node_of(item, shape.of(None))) for item in value], flow=shape.inline
        )
    if isinstance(value, bool):
        return LayoutLeaf(str(value).lower(), plain=True)
    if isinstance(value, int | float):
        return LayoutLeaf(_number(value), plain=True)
    return LayoutLeaf(value, plain=False)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")


def _is_filled(value: Any) -> bool:
    return value is not None and value != [] and value != {} and value != ()
