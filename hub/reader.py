"""The reader of one record: where it is, what it found wrong, and what a text may never be."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from hub.problems import Level, Problem
from hub.tree import Node, Scalar

INVALID: Any = object()
"""What reading returns for a value that was reported: no record is built from it."""

PLACEHOLDER = "…"
"""What a template for a new record holds where the editor is to write: never published."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
"""Control, invisible and bidirectional characters: they can hide or reorder text (Unicode TR 36)."""
AMBIGUOUS = re.compile(
    r"y|yes|n|no|on|off|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?0[0-9_]+|0[bxo][0-9a-f_]+"
    r"|[-+]?[0-9]+(_[0-9]+)+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?|=|<<",
    re.IGNORECASE,
)
"""Plain scalars that YAML 1.1 and 1.2 read differently (yaml.org/type)."""
NULL = re.compile(r"~|null|Null|NULL|")


class Where(NamedTuple):
    """The record being read, and the languages of the site."""

    file: str
    record: str
    languages: tuple[str, ...]


class Reader:
    """Reads the values of one record; gathers its problems and the line of every path."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}

    def report(self, line: int, code: str, *, level: Level = "problem", **values: Any) -> Any:
        """Notes a problem and gives INVALID."""
        self.problems.append(
            Problem(
                file=self.where.file,
                line=line,
                record=self.where.record,
                code=code,
                values=values,
                level=level,
            )
        )
        return INVALID

    def is_untouched(self, node: Node, path: str) -> bool:
        """Whether the placeholder of a template still stands there, which is reported."""
        untouched = isinstance(node, Scalar) and node.text.strip() == PLACEHOLDER
        if untouched:
            self.report(node.line, "placeholder", field=label(path))
        return untouched

    def text_of(self, node: Node, path: str) -> Any:
        """The text of a scalar, refused where the two YAMLs differ, where it is empty or hides characters."""
        if not isinstance(node, Scalar):
            return self.report(node.line, "not-text", field=label(path))
        if node.plain and AMBIGUOUS.fullmatch(node.text):
            return self.report(node.line, "ambiguous", field=label(path), value=node.text)
        if not node.text.strip() or (node.plain and NULL.fullmatch(node.text)):
            return self.report(node.line, "empty", field=label(path))
        hidden = _HIDDEN.search(node.text)
        if hidden:
            return self.report(node.line, "hidden-character", field=label(path), char=f"U+{ord(hidden[0]):04X}")
        return node.text


def label(path: str) -> str:
    """A path as an editor counts: `programme.1.sessions.2.time`."""
    return ".".join(str(int(part) + 1) if part.isdigit() else part for part in path.split("."))
