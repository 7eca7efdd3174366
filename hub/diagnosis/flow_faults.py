"""Slips within braces and brackets, which stand on one line: a space, a quotation mark or an item is missing there."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from hub.diagnosis.structure_faults import Entries
from hub.nodes import Scalar

_GLUED = re.compile(r"(?P<key>[^\W\d]\w*):(?P<value>\S.*)")


class Slip(NamedTuple):
    """The key that shows it, the code of the message, and what to write."""

    key: Scalar
    code: str
    right: str
    names: frozenset[str]
    """The keys that were meant."""


def glued(entries: Entries, known: Collection[str]) -> Slip | None:
    """Keys without the space behind their colon, `{lat:48.1}`: to YAML each is one long key that holds nothing."""
    found = [(key, _GLUED.fullmatch(key.text)) for key, child in entries if _is_empty(child)]
    parts = [(key, match) for key, match in found if match and match["key"] in known]
    if not parts:
        return None
    right = ", ".join(f"{match['key']}: {match['value']}" for _, match in parts)
    return Slip(parts[0][0], "yaml-colon-space", right, frozenset(match["key"] for _, match in parts))


def cut_by_comma(entries: Entries, known: Collection[str]) -> Slip | None:
    """A text that a comma cuts, `{fr: Rennes, Bretagne}`: to YAML what follows is a key that holds nothing."""
    text: list[str] = []
    for key, child in entries:
        if text and key.text not in known and _is_empty(child):
            text.append(key.text)
        elif len(text) > 1:
            break
        else:
            start, text = key, [child.text] if isinstance(child, Scalar) and child.plain and child.text else []
    if len(text) < 2:
        return None
    return Slip(start, "cut-by-comma", f'{start.text}: "{", ".join(text)}"', frozenset({start.text}))


def _is_empty(node: object) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.text
