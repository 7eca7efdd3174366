"""Read one record: where it stands, what is wrong with it, and the rules for every text in it."""

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
"""What a template for a new record holds where the editor is to write; it is never published."""
AMBIGUOUS = re.compile(
    r"y|yes|n|no|on|off|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?0[0-9_]+|0[bxo][0-9a-f_]+"
    r"|[-+]?[0-9]+(_[0-9]+)+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?|=|<<",
    re.IGNORECASE,
)
"""Texts without quotation marks that YAML 1.1 and 1.2 read differently (yaml.org/type)."""
NEEDED = MappingProxyType(
    {"empty": "empty-needed", "placeholder": "placeholder-needed", "placeholder-language": "placeholder-needed"}
)
"""For each message that proposes to delete a line: the one for a line that cannot be left out."""
NULL = re.compile(r"~|null|Null|NULL|")


class Where(NamedTuple):
    """The file and the name of the record that is read, and the languages of the site."""

    file: str
    record: str
    languages: tuple[str, ...]


class EnoughError(Exception):
    """Raised when a record has so many problems that the rest of it is not read."""


class RecordReader:
    """Reads the values of one record; keeps its problems and the line of every path."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self.problems: list[Problem] = []
        self.lines: dict[str, int] = {}
        self.language = where.languages[0]
        """The language in which the record is written, if it says so; else the first of the site."""
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
        """The keys of the record that stand within its texts, or were lost."""
        assert self.kind is not None
        assert self.node is not None
        return lost_keys(self.kind, self.node)

    def report(self, line: int, code: str, *, path: str = "", level: Level = "problem", **values: Any) -> Any:
        """Note a problem of the field at a path, or of the whole record, and give INVALID.

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
        """Make the last problem say that this field is required, if it says that nothing is written there."""
        last = self.problems[-1] if self.problems else None
        if last is not None and last.code in NEEDED and last.path == path:
            self.problems[-1] = dataclasses.replace(last, code=NEEDED[last.code])

    def is_unwritten(self, node: Node, path: str, code: str = "placeholder") -> bool:
        """Report a placeholder, of a template or the editor's own; tell whether there was one."""
        unwritten = isinstance(node, Scalar) and is_unwritten(node.text)
        if isinstance(node, Scalar) and unwritten:
            self.report(node.line, code, path=path, value=node.text)
        return unwritten

    def report_cut(self, node: Scalar, path: str, *, between: str = " ") -> Any:
        """Report a text that ends where a number sign begins a remark; `between` stood before that sign."""
        key = path.rpartition(".")[2]
        before = "- " if key.isdigit() else f"{key}: "
        right = f'{before}"{node.text}{between if node.text else ""}#…"'
        return self.report(node.line, "cut-by-hash", path=path, right=right)

    def free_text_of(self, node: Node, path: str) -> Any:
        """Read a text of any words: `#3` is a part of it, and so is a line that begins with a number sign."""
        if isinstance(node, Scalar) and node.remark and (node.remark.glued or node.remark.wrapped):
            return self.report_cut(node, path)
        return self.text_of(node, path)

    def text_of(self, node: Node, path: str) -> Any:
        """Read a text; refuse one that YAML 1.1 and 1.2 read differently, that is empty, or that hides characters."""
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
