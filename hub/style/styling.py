"""Apply the standard style to a value: the type of its field decides quotes, order of keys, block or one line."""

from __future__ import annotations

from hub.diagnosis.encoding_faults import is_half_quoted
from hub.diagnosis.normalize import NUMBER
from hub.model.values import is_date
from hub.reading.reader import NULL
from hub.style.layout import Branch, LayoutLeaf, Node, walk_items
from hub.style.quoting import is_plain
from hub.style.shapes import Shape

_SMART_QUOTES = tuple("“”„‟«»‘’‚‛‹›")


def style(node: Node, shape: Shape, *, flow: bool = False) -> None:
    """Set the standard quotes and blocks of a node and all nodes below it; `flow` means inside brackets or braces."""
    if isinstance(node, LayoutLeaf):
        node.plain = _is_unquoted(node, shape, flow=flow)
        return
    node.flow = _stays_inline(node, shape, flow=flow)
    for item in node.items:
        if item.key is not None and not item.key.kept and not item.bare:
            item.key.plain = is_plain(item.key.text, flow=node.flow)
        style(item.value, shape.of(item.name), flow=node.flow)


def _is_unquoted(leaf: LayoutLeaf, shape: Shape, *, flow: bool) -> bool:
    """Whether a scalar is written without quotes.

    An empty value, typographic quotes or a lost quote stay as found: in quotes the check would accept them as a text. A
    malformed date stays as found too, since quotes alone would not correct it.
    """
    if "\n" in leaf.text:
        return False
    if leaf.kept or (shape.date and not is_date(leaf.text)):
        return leaf.plain
    if leaf.plain and (NULL.fullmatch(leaf.text) or leaf.text.startswith(_SMART_QUOTES) or is_half_quoted(leaf.text)):
        return True
    if shape.quotes == "number" and NUMBER.fullmatch(leaf.text):
        return True
    if leaf.text in ("true", "false") and (shape.quotes == "flag" or (shape.quotes == "choice" and leaf.plain)):
        return True
    if shape.quotes in ("number", "flag", "as-found"):
        return leaf.plain
    return shape.quotes != "always" and is_plain(leaf.text, flow=flow)


def _stays_inline(branch: Branch, shape: Shape, *, flow: bool) -> bool:
    """Whether a branch stays in brackets or braces: it cannot when it has comments."""
    if flow or (branch.flow and (branch.kept or any(item.bare for item in branch.items))):
        return True
    remarks = any(item.before or item.beside for item in walk_items(branch)) or branch.after
    return branch.flow and not shape.block and not remarks
