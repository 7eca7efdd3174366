"""Check that a repaired text has the same meaning: parse both texts and compare them value by value."""

from __future__ import annotations

from collections import Counter

from hub.fix.rewording import mended_key, mended_text
from hub.nodes import Mapping, Node, Scalar, Sequence
from hub.reading.parsing import TreeError, parse_tree
from hub.reading.reader import NULL
from hub.style.composing import list_comments
from hub.style.layout import LayoutLeaf
from hub.style.layout import Node as Layout
from hub.style.shapes import Shape

HEADER = "# yaml-language-server:"
"""Beginning of the line that names a file's schema; it is not an editor's comment."""


class WouldLose(Exception):
    """The repaired text would change a value or lose a comment: the file must stay unchanged."""


class WouldHide(WouldLose):
    """The check would no longer report a fault on this line: the file must stay unchanged."""

    def __init__(self, line: int) -> None:
        super().__init__("signs")
        self.line = line


def refuse_loss(text: str, mended: str, shape: Shape) -> None:
    """Compare both texts; the first is known to be readable. Raises WouldLose when a value or a comment changed."""
    try:
        before, after = parse_tree(text.encode()), parse_tree(mended.encode())
    except TreeError as error:
        raise WouldLose(error.code) from error
    if before is None or after is None or not has_same_meaning(before, after, shape):
        raise WouldLose("values")
    if _comments(text) != _comments(mended):
        raise WouldLose("comments")


def refuse_folded_lists(node: Layout, shape: Shape) -> None:
    """Raise WouldLose where YAML reads the lines of a list or record as one text: joining them would hide the items."""
    if isinstance(node, LayoutLeaf):
        if node.lines > 1 and (shape.is_list or (shape.fields and not shape.words)):
            raise WouldLose("lines")
        return
    for item in node.items:
        refuse_folded_lists(item.value, shape.of(item.name))


def _comments(text: str) -> Counter[str]:
    return Counter(comment for comment in list_comments(text) if not comment.startswith(HEADER))


def has_same_meaning(before: Node, after: Node, shape: Shape, *, romanian: bool = False) -> bool:
    """Whether two trees hold the same values, apart from the order of keys and the repairs of `hub.fix.rewording`."""
    if isinstance(before, Scalar) and isinstance(after, Scalar):
        return _is_same_text(before, after, shape, romanian=romanian)
    if isinstance(before, Sequence) and isinstance(after, Sequence):
        return len(before.items) == len(after.items) and all(
            has_same_meaning(old, new, shape.of(None)) for old, new in zip(before.items, after.items, strict=True)
        )
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return _is_same_mapping(before, after, shape)
    return False


def _is_same_mapping(before: Mapping, after: Mapping, shape: Shape) -> bool:
    """Compare mappings; keys may change places, but repeated keys may not, since it is unknown which one counts."""
    mended = [(mended_key(key.text, shape), key.text, value) for key, value in before.entries]
    names = {key for _, key, _ in mended}
    kept = [(key if right in names else right, value) for right, key, value in mended]
    old = sorted(kept, key=lambda entry: entry[0])
    new = sorted(((key.text, value) for key, value in after.entries), key=lambda entry: entry[0])
    return len(old) == len(new) and all(
        key == other and has_same_meaning(value, changed, shape.of(key), romanian=shape.words and key == "ro")
        for (key, value), (other, changed) in zip(old, new, strict=True)
    )


def _is_same_text(before: Scalar, after: Scalar, shape: Shape, *, romanian: bool) -> bool:
    if before.plain and NULL.fullmatch(before.text):
        return after.plain and after.text == before.text
    texts = (before.text, before.text.rstrip("\n"))
    return after.text in (*texts, *(mended_text(text, romanian=romanian, time=shape.time) for text in texts))
