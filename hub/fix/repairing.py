"""Mends of a file's characters, before it can be read: line ends, tabs and no-break spaces in the indentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from hub.diagnosis.hidden_characters import NO_BREAK
from hub.diagnosis.lines import known_keys
from hub.nodes import Mapping as MappingNode
from hub.nodes import Node, Scalar
from hub.reading.parsing import TreeError, parse_tree
from hub.style.layout import LayoutLeaf


class Mend(NamedTuple):
    """What was mended: the line, the key of the sentence that says it, the values that fill the sentence."""

    line: int
    code: str
    values: Mapping[str, Any] = {}


_INDENTED = re.compile(rf"[ \t]*[{NO_BREAK}][ \t{NO_BREAK}]*(?=-[ {NO_BREAK}]|-$|#|[\w\"'-]+:([ {NO_BREAK}]|$)|$)")
"""An indentation with a no-break space, before what only a line of its own begins with."""
_AFTER_SIGN = re.compile(
    rf"(?P<before> *(?:- +)*)(?:(?P<dash>-)|(?P<key>[a-z_]+)[ {NO_BREAK}]*:)"
    rf"(?=[ \t]*[{NO_BREAK}])[ \t{NO_BREAK}]+(?=\S)"
)
"""A dash or a key with its colon, and a no-break space before what follows."""
_BLOCK = re.compile(r"(?P<indent> *)(?:- +)*\S+: +[|>][+-]?[0-9]?")
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
    """Whether a line may be indented with no-break spaces, or have one behind its dash or colon."""
    return bool(
        re.search(rf"^[^\S\n{NO_BREAK}]*+[{NO_BREAK}]|^[ \t]*+(?:-|[^\n:]*+:)[ \t]*+[{NO_BREAK}]", text, re.MULTILINE)
    )


def mend_no_break_spaces(text: str, leaves: Iterable[LayoutLeaf]) -> tuple[str, list[Mend]]:
    """The text with plain spaces for no-break spaces that indent or stand behind the sign that opens a line.

    `leaves` are the scalars, if it could be read.
    """
    lines = text.split("\n")
    within = {line for leaf in leaves if leaf.form for line in range(leaf.line + 1, leaf.line + leaf.lines)}
    within |= _block_lines(lines)
    mended = []
    for number, line in enumerate(lines, start=1):
        if number not in within and (plain := _with_plain_spaces(line)) != line:
            lines[number - 1] = plain
            mended.append(number)
    return "\n".join(lines), [_gathered("no-break-spaces", mended)] if mended else []


def _with_plain_spaces(line: str) -> str:
    if match := _INDENTED.match(line):
        line = re.sub(f"[{NO_BREAK}]", " ", match[0]) + line[match.end() :]
    match = _AFTER_SIGN.match(line)
    if match and (match["dash"] or match["key"] in known_keys()):
        line = f"{match['before']}{match['dash'] or match['key'] + ':'} {line[match.end() :]}"
    return line


def _block_lines(lines: list[str]) -> set[int]:
    """The numbers of the lines below a `|` or `>`, which are text; for a file that cannot be read."""
    within, limit = set[int](), -1
    for number, line in enumerate(lines, start=1):
        if limit >= 0 and (not line.strip() or len(line) - len(line.lstrip(" ")) > limit):
            within.add(number)
        else:
            block = _BLOCK.fullmatch(line.rstrip())
            limit = len(block["indent"]) if block else -1
    return within


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
