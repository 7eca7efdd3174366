"""Find faults within braces, where all stands on one line: `{lat:48.1}`, `{fr: Rennes, Bretagne}`."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from hub.diagnosis.structure_faults import Entries, is_empty
from hub.nodes import Scalar

_GLUED = re.compile(r"(?P<key>[^\W\d]\w*):(?P<value>\S.*)")


class FlowFault(NamedTuple):
    """The key that shows the fault, the code of the message, and what to write instead."""

    key: Scalar
    code: str
    right: str
    names: frozenset[str]
    """The keys that the editor meant."""


def keys_without_space(entries: Entries, known: Collection[str]) -> FlowFault | None:
    """Keys without the space behind their colon, `{lat:48.1}`: YAML takes each for one long key without a value."""
    found = [(key, _GLUED.fullmatch(key.text)) for key, child in entries if is_empty(child)]
    parts = [(key, match) for key, match in found if match and match["key"] in known]
    if not parts:
        return None
    right = ", ".join(f"{match['key']}: {match['value']}" for _, match in parts)
    return FlowFault(parts[0][0], "yaml-colon-space", right, frozenset(match["key"] for _, match in parts))


def text_cut_by_comma(entries: Entries, known: Collection[str]) -> FlowFault | None:
    """A text that a comma cuts, `{fr: Rennes, Bretagne}`: YAML takes what follows for a key without a value."""
    text: list[str] = []
    for key, child in entries:
        if text and key.text not in known and is_empty(child):
            text.append(key.text)
        elif len(text) > 1:
            break
        else:
            start, text = key, [child.text] if isinstance(child, Scalar) and child.plain and child.text else []
    if len(text) < 2:
        return None
    return FlowFault(start, "cut-by-comma", f'{start.text}: "{", ".join(text)}"', frozenset({start.text}))
