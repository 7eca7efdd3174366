"""Repair the characters of a file before it is parsed: line endings, tabs and no-break spaces in the indentation."""

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
    """A repair: its line, the key of its sentence, and the values that fill the sentence."""

    line: int
    code: str
    values: Mapping[str, Any] = {}


_INDENTED = re.compile(rf"[ \t]*[{NO_BREAK}][ \t{NO_BREAK}]*(?=-[ {NO_BREAK}]|-$|#|[\w\"'-]+:([ {NO_BREAK}]|$)|$)")
"""An indentation with a no-break space, before text that can only begin a line."""
_AFTER_SIGN = re.compile(
    rf"(?P<before> *(?:- +)*)(?:(?P<dash>-)|(?P<key>[a-z_]+)[ {NO_BREAK}]*:)"
    rf"(?=[ \t]*[{NO_BREAK}])[ \t{NO_BREAK}]+(?=\S)"
)
"""A dash, or a key with its colon, and a no-break space after it."""
_BLOCK = re.compile(r"(?P<indent> *)(?:- +)*\S+: +[|>][+-]?[0-9]?")
_TAB_WIDTHS = (2, 4, 8)


def decode(data: bytes) -> tuple[str, list[Mend]]:
    """The text without byte order mark, with line feeds as line endings. Raises TreeError when it is not UTF-8."""
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError:
        parse_tree(data)  # raises TreeError with the line
        raise
    text = raw.removeprefix("\ufeff")
    mends = [Mend(1, "mark")] if text != raw else []
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    if unix != text:
        mends.append(_combined("line-ends", [text.count("\n", 0, text.index("\r")) + 1] * text.count("\r")))
    return unix, mends


def has_no_break_spaces(text: str) -> bool:
    """Whether a line may have a no-break space in its indentation, or after its dash or colon."""
    return bool(
        re.search(rf"^[^\S\n{NO_BREAK}]*+[{NO_BREAK}]|^[ \t]*+(?:-|[^\n:]*+:)[ \t]*+[{NO_BREAK}]", text, re.MULTILINE)
    )


def mend_no_break_spaces(text: str, leaves: Iterable[LayoutLeaf]) -> tuple[str, list[Mend]]:
    """Replace no-break spaces in the indentation, and after a dash or key, by plain spaces.

    `leaves` are the scalars of the text; empty when it cannot be read.
    """
    lines = text.split("\n")
    within = {line for leaf in leaves if leaf.form for line in range(leaf.line + 1, leaf.line + leaf.lines)}
    within |= _block_lines(lines)
    mended = []
    for number, line in enumerate(lines, start=1):
        if number not in within and (plain := _with_plain_spaces(line)) != line:
            lines[number - 1] = plain
            mended.append(number)
    return "\n".join(lines), [_combined("no-break-spaces", mended)] if mended else []


def _with_plain_spaces(line: str) -> str:
    if match := _INDENTED.match(line):
        line = re.sub(f"[{NO_BREAK}]", " ", match[0]) + line[match.end() :]
    match = _AFTER_SIGN.match(line)
    if match and (match["dash"] or match["key"] in known_keys()):
        line = f"{match['before']}{match['dash'] or match['key'] + ':'} {line[match.end() :]}"
    return line


def _block_lines(lines: list[str]) -> set[int]:
    """The numbers of the lines of block texts, below a `|` or `>`, in a file that cannot be read."""
    within, limit = set[int](), -1
    for number, line in enumerate(lines, start=1):
        if limit >= 0 and (not line.strip() or len(line) - len(line.lstrip(" ")) > limit):
            within.add(number)
        else:
            block = _BLOCK.fullmatch(line.rstrip())
            limit = len(block["indent"]) if block else -1
    return within


def mend_tabs(text: str) -> tuple[str, list[Mend]]:
    """Replace tabs in the indentation by spaces, if all tab widths that give readable YAML give the same content.

    Raises TreeError when no width gives readable YAML, or when two widths give different content.
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
        parse_tree(text.encode())  # raises TreeError with the fault
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if re.match(r" *\t", line)]
    return first, [_combined("tabs", lines)]


def _without_tabs(text: str, width: int) -> str:
    return re.sub(r"^[ \t]+", lambda match: match[0].replace("\t", " " * width), text, flags=re.MULTILINE)


def meaning(node: Node | None) -> Any:
    """The content of a tree as comparable values, without lines and quotes."""
    if node is None or isinstance(node, Scalar):
        return node and node.text
    if isinstance(node, MappingNode):
        return "mapping", [(key.text, meaning(value)) for key, value in node.entries]
    return "list", [meaning(item) for item in node.items]


def _combined(code: str, lines: list[int]) -> Mend:
    """One repair for all lines with the same fault."""
    return Mend(lines[0], code, {"count": len(lines)})
