"""Bring a registry file into the standard formatting, if nothing is lost: the core of `hub fix`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from hub.fix.repairing import Mend, decode, has_no_break_spaces, mend_no_break_spaces, mend_tabs
from hub.fix.rewording import reorder, reword
from hub.fix.telling import check_result, lost_problems, new_problems
from hub.fix.unchanged import HEADER, WouldHide, refuse_folded_lists, refuse_loss
from hub.languages import KNOWN_LANGUAGES
from hub.model.registries import kind_of_file, schema_line
from hub.nodes import Mapping, Sequence
from hub.nodes import Node as TreeNode
from hub.reading.parsing import TreeError, parse_tree
from hub.style.composing import compose
from hub.style.layout import Branch, LayoutDocument, LayoutLeaf, Node, keep, walk_items, walk_leaves
from hub.style.shapes import Shape, list_shape, shape_of
from hub.style.styling import style
from hub.style.writing import write_document


class Mended(NamedTuple):
    """The corrected text of a file, and the repairs in the order of lines."""

    text: str
    mends: tuple[Mend, ...]


def mend(data: bytes, path: PurePosixPath, languages: tuple[str, ...] = KNOWN_LANGUAGES) -> Mended:
    """The corrected text of a registry file; `path` is relative to the data folder.

    A fault that the check reports is repaired as its message advises; otherwise its line stays unchanged, and if that
    is not enough, the whole record. Raises TreeError for a text that cannot be read, WouldLose when the result would
    differ in meaning.
    """
    decoded, marks = decode(data)
    text, mends = _readable(decoded)
    shape = file_shape(path)
    _require_root(parse_tree(text.encode()), shape)
    before, lines = None, set[int]()
    for whole in (False, False, True):
        found = _formatted(text, path, shape, lines, whole=whole)
        if found.text.encode() == data:
            return Mended(found.text, ())
        before = before or check_result(path, text, languages)
        after = check_result(path, found.text, languages)
        gone, new = lost_problems(before, after), new_problems(before, after)
        if not gone and not new:
            return Mended(found.text, tuple(sorted([*marks, *mends, *found.mends], key=lambda mend: mend.line)))
        lines |= {problem.line for problem in gone}
    raise WouldHide((gone or new)[0].line)


def _formatted(text: str, path: PurePosixPath, shape: Shape, lines: Container[int], *, whole: bool) -> Mended:
    """The text in standard formatting, except what is on these lines. Raises WouldLose."""
    document = compose(text)
    refuse_folded_lists(document.root, shape)
    keep(document.root, lines, whole=whole)
    mends = [*_mend_header(document, schema_line(path)), *_mend_values(document.root, shape)]
    mended = write_document(document, shape)
    if mended == text:
        return Mended(mended, ())
    refuse_loss(text, mended, shape)
    mends += _spacing(document.root, shape, text, mended, alone=not mends)
    return Mended(mended, tuple(mends))


def file_shape(path: PurePosixPath) -> Shape:
    """The shape of a registry file: a record, or a list of records."""
    entry = kind_of_file(path)
    assert entry is not None, path
    return list_shape(entry.record) if entry.listed else shape_of(entry.record)


def _readable(text: str) -> tuple[str, list[Mend]]:
    """The text with plain spaces, where other spaces make it unreadable. Raises TreeError."""
    text, spaces = mend_no_break_spaces(text, _leaves(text)) if has_no_break_spaces(text) else (text, [])
    tabs: list[Mend] = []
    try:
        parse_tree(text.encode())
    except TreeError:
        text, tabs = mend_tabs(text)
    return text, [*spaces, *tabs]


def _require_root(tree: TreeNode | None, shape: Shape) -> None:
    """Refuse an empty file, a registry that is not a list, and a record file that is not a mapping."""
    if tree is None:
        raise TreeError("empty-file", 1)
    if not isinstance(tree, Sequence if shape.is_list else Mapping):
        raise TreeError("not-a-registry" if shape.is_list else "not-a-record", tree.line)


def _leaves(text: str) -> list[LayoutLeaf]:
    """The scalars of a text; empty when it cannot be read."""
    try:
        return list(walk_leaves(compose(text).root)) if parse_tree(text.encode()) is not None else []
    except TreeError:
        return []


def _mend_header(document: LayoutDocument, line: str) -> Iterator[Mend]:
    """Put the line that names the schema first, and remove repeated ones."""
    rest = [comment for comment in document.head if not comment.startswith(HEADER)]
    right = [line, *(rest or [""])]
    if document.head[:1] != [line] or len(rest) != len(document.head) - 1:
        yield Mend(1, "header")
        document.head = right


def _mend_values(root: Node, shape: Shape) -> Iterator[Mend]:
    reworded = list(reword(root, shape))
    yield from (*reworded, *reorder(root, shape))
    said = {mend.line for mend in reworded}
    plain = {id(leaf): leaf.plain for leaf in walk_leaves(root)}
    flow = [item.value for item in walk_items(root) if isinstance(item.value, Branch) and item.value.flow]
    style(root, shape)
    for leaf in walk_leaves(root):
        if leaf.lines > 1:
            yield Mend(leaf.line, "folded")
        elif leaf.line not in said and (leaf.plain != plain[id(leaf)] or leaf.form == "'"):
            yield Mend(leaf.line, "unquoted" if leaf.plain else "quoted", {"value": leaf.text[:60]})
    yield from (Mend(branch.line, "unfolded") for branch in flow if not branch.flow and branch.items)


def _spacing(root: Node, shape: Shape, text: str, mended: str, *, alone: bool) -> Iterator[Mend]:
    """Repairs of trailing spaces, indentation and empty lines; `alone` means that there is no other repair."""
    lines = text.split("\n")
    trailing = [number for number, line in enumerate(lines, start=1) if line != line.rstrip(" \t")]
    if trailing:
        yield Mend(trailing[0], "trailing-spaces", {"count": len(trailing)})
    moved = list(_reindented_lines(root, 0))
    if moved:
        yield Mend(moved[0], "indentation", {"count": len(moved)})
    if not text.endswith("\n"):
        yield Mend(len(lines), "final-newline")
    if _empty_lines(text) != _empty_lines(mended) or (alone and not trailing and not moved):
        yield Mend(_first_difference(lines, mended.split("\n")), "spacing")


def _reindented_lines(node: Node, column: int) -> Iterator[int]:
    """The lines of items whose indentation changed."""
    if isinstance(node, Branch) and not node.flow:
        for item in node.items:
            if node.column != column:
                yield item.line
            yield from _reindented_lines(item.value, column + 2)


def _empty_lines(text: str) -> int:
    """The number of empty lines, not counting the one below the schema line."""
    return re.sub(rf"^{HEADER}.*\n\n?", "", text).split("\n").count("")


def _first_difference(before: list[str], after: list[str]) -> int:
    same = (number for number, pair in enumerate(zip(before, after, strict=False), start=1) if pair[0] != pair[1])
    return next(same, min(len(before), len(after)))
