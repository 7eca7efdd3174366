"""Mends of a file's characters, before it can be read: line ends, tabs and no-break spaces in the indentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from hub.layout import Leaf
from hub.tree import Mapping as MappingNode
from hub.tree import Node, Scalar, TreeError, parse_tree


class Mend(NamedTuple):
    """What was mended: the line, the key of the sentence that says it, the values that fill the sentence."""

    line: int
    code: str
    values: Mapping[str, Any] = {}


_NO_BREAK = "\u00a0\u2007\u202f"
_INDENTED = re.compile(rf"[ \t]*[{_NO_BREAK}][ \t{_NO_BREAK}]*(?=- |-$|#|[\w\"'-]+:( |$)|$)")
"""An indentation with a no-break space, before what only a line of its own begins with."""
_TAB_WIDTHS = (2, 4, 8)


def decode(data: bytes) -> tuple[str, list[Mend]]:
    """The text without a byte order mark, lines ended by a line feed. Raises TreeError for text that is not UTF-8."""
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        parse_tree(data)  # says which line
        raise
    text = raw.removeprefix("\ufeff")
    mends = [Mend(1, "mark")] if text != raw else []
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    if unix != text:
        mends.append(_gathered("line-ends", [text.count("\n", 0, text.index("\r")) + 1] * text.count("\r")))
    return unix, mends


def has_no_break_spaces(text: str) -> bool:
    """Whether a line may be indented with no-break spaces."""
    return bool(re.search(rf"^[ \t]*[{_NO_BREAK}]", text, re.MULTILINE))


def mend_indentation(text: str, leaves: Iterable[Leaf]) -> tuple[str, list[Mend]]:
    """The text with plain spaces for no-break spaces that indent; `leaves` are the scalars, if it could be read."""
    within = {line for leaf in leaves if leaf.form for line in range(leaf.line + 1, leaf.line + leaf.lines)}
    lines = text.split("\n")
    mended = []
    for number, line in enumerate(lines, start=1):
        if number not in within and (match := _INDENTED.match(line)):
            lines[number - 1] = re.sub(f"[{_NO_BREAK}]", " ", match[0]) + line[match.end() :]
            mended.append(number)
    return "\n".join(lines), [_gathered("no-break-spaces", mended)] if mended else []


def mend_tabs(text: str) -> tuple[str, list[Mend]]:
    """The text with spaces for tabs that indent, where every width that can be read says the same.

    Raises TreeError where none can be read, or where they say different things.
    """
    found: dict[str, Any] = {}
    for width in _TAB_WIDTHS:
        spaced = _without_tabs(text, width)
        try:
            found[spaced] = meaning(parse_tree(spaced.encode()))
        except TreeError:
            continue
    first = next(iter(found), text)
    if first == text or any(found[other] != found[first] for other in found):
        parse_tree(text.encode())  # says what is wrong
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if re.match(r" *\t", line)]
    return first, [_gathered("tabs", lines)]


def _without_tabs(text: str, width: int) -> str:
    return re.sub(r"^[ \t]+", lambda match: match[0].replace("\t", " " * width), text, flags=re.MULTILINE)


def meaning(node: Node | None) -> Any:
    """What a tree says, as values to be compared: lines and quotes left out."""
    if node is None or isinstance(node, Scalar):
        return node and node.text
    if isinstance(node, MappingNode):
        return "mapping", [(key.text, meaning(value)) for key, value in node.entries]
    return "list", [meaning(item) for item in node.items]


def _gathered(code: str, lines: list[int]) -> Mend:
    """One mend for all lines on which the same was done."""
    return Mend(lines[0], code, {"count": len(lines)})
