"""Read a YAML text with its comments, and attach each comment to the value above, beside or below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from hub.diagnosis.hashes import remark_behind
from hub.reading.parsing import read_events
from hub.style.comments import CommentLine, comment_lines
from hub.style.layout import Branch, LayoutDocument, LayoutItem, LayoutLeaf, Node

_NO_COLUMN = 1_000_000
"""A column to the right of every comment, for values inside brackets or braces."""


def compose(text: str) -> LayoutDocument:
    """The document of a text that is not empty and that `hub.reading.parsing.parse_tree` can read."""
    return _Composer(text).document()


@dataclass(slots=True)
class _Gap:
    """The blocks that began and ended since the last scalar; `opened` is the outermost new item, at `column`."""

    opened: LayoutItem | None = None
    column: int = -1
    closed: list[Branch] = field(default_factory=list)
    closed_flow: list[tuple[int, LayoutItem]] = field(default_factory=list)
    """Brackets and braces that closed: their position, and the item whose value they are."""


class _Composer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.cut = -1
        """The position of a comment that was probably meant as the rest of the last text; -1 without one."""
        self.gap = _Gap()
        self.last: LayoutItem | None = None
        self.stack: list[Branch] = []
        self.root: Node | None = None
        self.first: list[str] = []
        self.tail: list[str] = []

    def document(self) -> LayoutDocument:
        """Read the events one by one with an explicit stack, so that deep nesting needs no recursion."""
        for event in read_events(self.text):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._start(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end(event)
        self._attach(len(self.text), None)
        assert self.root is not None
        head, above = _split(self.first)
        if isinstance(self.root, Branch) and self.root.items:
            self.root.items[0].before[:0] = above
        return LayoutDocument(self.root, head, self.tail)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = _marks(event)
        leaf = LayoutLeaf(event.value, not event.style, start.line + 1, end.line - start.line + 1, event.style or "")
        item = self._place(leaf, start)
        if item is not None and item.key is not None and item.value is leaf and not event.value:
            item.bare = leaf.plain and not self.text[: start.index].endswith(":")
        self._attach(start.index, item)
        if leaf.form in ("|", ">") and item is not None:
            _put_beside(item, _comment_of(self.text[start.index : end.index]))
        cut = remark_behind(self.text, start.index, end.index) if not event.style and item else None
        self.cut = cut.place if cut and cut.wrapped and (cut.glued or " " in leaf.text) else -1
        self.place, self.last, self.gap = end.index, item, _Gap()

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        mark, _ = _marks(event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        branch = Branch(mapping, flow=bool(event.flow_style), line=mark.line + 1, column=mark.column)
        self._place(branch, mark)
        self.stack.append(branch)

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        branch = self.stack.pop()
        if not branch.flow:
            self.gap.closed.append(branch)
        elif self.stack:
            self.gap.closed_flow.append((_marks(event)[1].index, self.stack[-1].items[-1]))

    def _place(self, node: Node, mark: yaml.Mark) -> LayoutItem | None:
        """Insert a node into the tree and return its item, or None for the root; record a new item in the gap."""
        if not self.stack:
            self.root = node
            return None
        branch = self.stack[-1]
        waiting = branch.mapping and bool(branch.items) and branch.items[-1].value is _PENDING
        if waiting:
            branch.items[-1].value = node
            return branch.items[-1]
        key = node if branch.mapping and isinstance(node, LayoutLeaf) else None
        item = LayoutItem(node if key is None else _PENDING, key, line=mark.line + 1)
        branch.items.append(item)
        if self.gap.opened is None:
            self.gap.opened, self.gap.column = item, _NO_COLUMN if branch.flow else branch.column
        return item

    def _attach(self, end: int, item: LayoutItem | None) -> None:
        """Attach the comments between the last value and `end` to the values around them.

        When the next value is further left, a comment belongs to the deepest block that just ended and does not begin
        to the right of it. Every other comment belongs to the next value. An empty line stays with the comment below
        it.
        """
        following = self.gap.opened or item
        column = self.gap.column if self.gap.opened else _NO_COLUMN if item else 0
        above = following.before if following else self.tail
        closed, empty = self.gap.closed, list[str]()
        for remark in comment_lines(self.text, self.place, end):
            if self.last is None:
                self.first.append(remark.text)
            elif not remark.text:
                empty = [""]
            elif remark.place == self.cut or (remark.lead is not None and not remark.on_dash):
                _put_beside(self._beside(remark), remark.text)
            else:
                closed = [branch for branch in closed if column < branch.column <= remark.column]
                (closed[0].after if closed else above).extend([*empty, remark.text])
                empty = []
        above.extend(empty)

    def _beside(self, remark: CommentLine) -> LayoutItem:
        """The item that ends on the line of a comment."""
        closed_flow = [item for place, item in self.gap.closed_flow if place <= remark.place]
        assert self.last is not None
        return closed_flow[-1] if closed_flow else self.last


_PENDING = LayoutLeaf("", plain=True)
"""Placeholder for the value of a key until it is read."""


def list_comments(text: str) -> list[str]:
    """Every comment of a text, in order, independent of its position."""
    found, place = [], 0
    for event in read_events(text):
        if isinstance(event, yaml.ScalarEvent):
            start, end = _marks(event)
            found += [remark.text for remark in comment_lines(text, place, start.index)]
            found += [_comment_of(text[start.index : end.index])] * (event.style in ("|", ">"))
            place = end.index
    found += [remark.text for remark in comment_lines(text, place, len(text))]
    return [comment for comment in found if comment]


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """The start and end of an event."""
    marks: Any = (event.start_mark, event.end_mark)  # the parser sets both for every event
    return cast(tuple[yaml.Mark, yaml.Mark], marks)


def _split(first: list[str]) -> tuple[list[str], list[str]]:
    """The comments at the top that an empty line separates, and those directly above the first entry."""
    if "" not in first or first[-1] == "":
        return first, []
    place = len(first) - first[::-1].index("")
    return first[:place], first[place:]


def _comment_of(block: str) -> str:
    """The comment after the `|` or `>` of a block text; empty when there is none."""
    header = block.partition("\n")[0]
    return header[header.index("#") :].rstrip() if "#" in header else ""


def _put_beside(item: LayoutItem, comment: str) -> None:
    """Set the comment beside an item; an earlier one moves above the item."""
    if comment and item.beside:
        item.before.append(item.beside)
    item.beside = comment or item.beside
