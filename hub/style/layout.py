"""The layout of a YAML document: values with quotes, blocks and lines, and the comments beside them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class LayoutLeaf:
    """A scalar; `plain` means without quotes. `form` is the original notation: `|`, `>`, `'`, `"` or empty."""

    text: str
    plain: bool
    line: int = 0
    lines: int = 1
    form: str = ""
    kept: bool = False
    """Whether the original quotes are kept."""


@dataclass(slots=True)
class LayoutItem:
    """An item of a list, or an entry of a mapping with its key; comments keep their #, an empty line is ""."""

    value: Node
    key: LayoutLeaf | None = None
    before: list[str] = field(default_factory=list)
    beside: str = ""
    line: int = 0
    bare: bool = False
    """Whether the key has no colon, which YAML allows inside braces."""

    @property
    def name(self) -> str | None:
        """The key of an entry; None for an item of a list."""
        return self.key.text if self.key else None


@dataclass(slots=True)
class Branch:
    """A list or a mapping; `flow` means on one line in brackets or braces, `after` are comments below the last item."""

    mapping: bool
    items: list[LayoutItem] = field(default_factory=list)
    flow: bool = False
    after: list[str] = field(default_factory=list)
    line: int = 0
    column: int = 0
    kept: bool = False
    """Whether its brackets or braces, if any, and the order of its items are kept."""


Node = LayoutLeaf | Branch


@dataclass(slots=True)
class LayoutDocument:
    """A file: the comments at its top that an empty line separates, its value, the comments at its end."""

    root: Node
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


def walk_items(node: Node) -> Iterator[LayoutItem]:
    """Every item below a node, at any depth, in order."""
    if isinstance(node, Branch):
        for item in node.items:
            yield item
            yield from walk_items(item.value)


def walk_leaves(node: Node) -> Iterator[LayoutLeaf]:
    """Every scalar that is not a key, at any depth, in order."""
    if isinstance(node, LayoutLeaf):
        yield node
    yield from (item.value for item in walk_items(node) if isinstance(item.value, LayoutLeaf))


def keep(root: Node, lines: Container[int], *, whole: bool = False) -> None:
    """Mark the items on these lines, and everything below them, to be written unchanged.

    With `whole`, mark each item of the root that contains such a line.
    """
    if whole and isinstance(root, Branch):
        for item in root.items:
            if any(_begins_on(inner, lines) for inner in (item, *walk_items(item.value))):
                _keep_all(item)
    else:
        _keep(root, lines)


def _keep(node: Node, lines: Container[int]) -> None:
    if isinstance(node, Branch):
        for item in node.items:
            if _begins_on(item, lines):
                node.kept = True
                _keep_all(item)
            _keep(item.value, lines)


def _begins_on(item: LayoutItem, lines: Container[int]) -> bool:
    return item.line in lines or (isinstance(item.value, LayoutLeaf) and item.value.line in lines)


def _keep_all(item: LayoutItem) -> None:
    for inner in (item, *walk_items(item.value)):
        inner.value.kept = True
        if inner.key:
            inner.key.kept = True
