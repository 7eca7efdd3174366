"""The reader of one record: where it is, what it found wrong, and what a text may never be."""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from hub.diagnosis import formats, normalize
from hub.diagnosis.encoding_faults import half_quoted, unreadable
from hub.diagnosis.placeholders import is_unwritten
from hub.model.fields import known_keys
from hub.model.values import INVALID
from hub.nodes import Node, Scalar
from hub.problems import Level, Problem, too_many
from hub.reading.hints import text_guess
from hub.reading.lost_keys import Lost, lost_keys

PLACEHOLDER = "…"
"""What a template for a new record holds where the editor is to write: never published."""
AMBIGUOUS = re.compile(
    r"y|yes|n|no|on|off|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?0[0-9_]+|0[bxo][0-9a-f_]+"
    r"|[-+]?[0-9]+(_[0-9]+)+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?|=|<<",
    re.IGNORECASE,
)
"""Plain scalars that YAML 1.1 and 1.2 read differently (yaml.org/type)."""
NEEDED = MappingProxyType(
    {"empty": "empty-needed", "placeholder": "placeholder-needed", "placeholder-language": "placeholder-needed"}
)
"""The messages that propose to delete a line, and those for a line that cannot be left out."""
NULL = re.compile(r"~|null|Null|NULL|")


class Where(NamedTuple):
    """The record being read, and the languages of the site."""

    file: str
    record: str
    languages: tuple[str, ...]


class EnoughError(Exception):
    """A record has so many problems that the rest of it is not read."""


class RecordReader:
    """Reads the values of one record; gathers its problems and the line of every path."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}
        self.language = where.languages[0]
        """The language in which the record is written, as far as it says so."""
        self.kind: type | None = None
        """The class of the record."""
        self.node: Node | None = None
        """The whole record."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys that the record may have."""
        return known_keys(self.kind) if self.kind else frozenset()

    @cached_property
    def lost(self) -> Lost:
        """The keys of the record that stand in a wrong place or were lost."""
        assert self.kind is not None
        assert self.node is not None
        return lost_keys(self.kind, self.node)

    def report(self, line: int, code: str, *, path: str = "", level: Level = "problem", **values: Any) -> Any:
        """Notes a problem, of the field at a path or of the whole, and gives INVALID.

        Raises EnoughError, which the reading of the record catches.
        """
        if too_many(self.problems):
            raise EnoughError
        self.problems.append(
            Problem(
                file=self.where.file,
                line=line,
                record=self.where.record,
                code=code,
                path=path,
                values=values,
                level=level,
            )
        )
        return INVALID

    def say_needed(self, path: str) -> None:
        """Where the last problem is that nothing is written in this field, says that it cannot be left out either."""
        last = self.problems[-1] if self.problems else None
        if last is not None and last.code in NEEDED and last.path == path:
            self.problems[-1] = dataclasses.replace(last, code=NEEDED[last.code])

    def is_unwritten(self, node: Node, path: str, code: str = "placeholder") -> bool:
        """Whether only a placeholder stands there, a template's or an editor's own, which is reported."""
        unwritten = isinstance(node, Scalar) and is_unwritten(node.text)
        if isinstance(node, Scalar) and unwritten:
            self.report(node.line, code, path=path, value=node.text)
        return unwritten

    def report_cut(self, node: Scalar, path: str, *, between: str = " ") -> Any:
        """Notes a text that ends where a number sign begins a remark; `between` stood before that sign."""
        key = path.rpartition(".")[2]
        before = "- " if key.isdigit() else f"{key}: "
        right = f'{before}"{node.text}{between if node.text else ""}#…"'
        return self.report(node.line, "cut-by-hash", path=path, right=right)

    def free_text_of(self, node: Node, path: str) -> Any:
        """A text of any words, of which a `#3` or what was wrapped behind a number sign is a part."""
        if isinstance(node, Scalar) and node.remark and (node.remark.glued or node.remark.wrapped):
            return self.report_cut(node, path)
        return self.text_of(node, path)

    def text_of(self, node: Node, path: str) -> Any:
        """The text of a scalar, refused where the two YAMLs differ, where it is empty or hides characters."""
        if not isinstance(node, Scalar):
            hint = text_guess(node, path.rpartition(".")[2])
            return self.report(node.line, "not-text", path=path, hint=hint)
        if node.remark and node.remark.wrapped and node.remark.glued:
            return self.report_cut(node, path, between="")
        if node.plain and AMBIGUOUS.fullmatch(node.text):
            right = formats.time_hint(node.text) or normalize.date(node.text) or node.text
            return self.report(node.line, "ambiguous", path=path, value=node.text, right=right)
        if not node.text.strip() or (node.plain and NULL.fullmatch(node.text)):
            return self.report(node.line, "empty", path=path)
        fault = half_quoted(node, path) if node.plain else None
        fault = fault or unreadable(node.text)
        if fault:
            return self.report(node.line, fault.code, path=path, **fault.values)
        return node.text
