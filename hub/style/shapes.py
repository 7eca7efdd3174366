"""How each field is written in YAML, derived from its type: quotes, order of keys, one line or a block."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from hub.model.fields import Field, written_fields
from hub.model.records import Coordinates
from hub.model.rules import Identifier, Matching, Reference, Term
from hub.model.values import Name, PartialDate, Plural, Text

Quotes = Literal["always", "needed", "number", "flag", "choice", "as-found"]
"""When a scalar has quotes; "number" and "flag" never have, a "choice" of `true` or `false` stays as found."""
_ALWAYS_QUOTED = frozenset({"time", "period", "phone"})
"""Formats of digits that some YAML reader misreads: always in quotes."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one type is written. `inline` is on one line when newly written; `block` is never on one line."""

    quotes: Quotes = "needed"
    fields: Mapping[str, Shape] = field(default_factory=lambda: MappingProxyType({}))
    item: Shape | None = None
    words: bool = False
    inline: bool = False
    block: bool = False
    time: bool = False
    date: bool = False

    def of(self, key: str | None) -> Shape:
        """The shape of a key's value, or of a list's item when `key` is None; UNKNOWN where the key does not fit."""
        if self.is_list or key is None:
            return self.item if self.item and self.is_list and key is None else UNKNOWN
        return self.fields.get(key) or self.item or UNKNOWN

    @property
    def is_list(self) -> bool:
        """Whether this is a list; `item` is the shape of each item."""
        return self.item is not None and not self.words

    @property
    def holds_entries(self) -> bool:
        """Whether this is a list of records with ids, which empty lines separate."""
        return self.is_list and self.item is not None and "id" in self.item.fields


UNKNOWN = Shape(quotes="as-found")
"""The shape of values that the model does not define; they stay unchanged."""


@cache
def shape_of(kind: type) -> Shape:
    """The shape of a record or of a part of one."""
    fields = {field.name: _field_shape(field) for field in written_fields(kind)}
    small = kind is Coordinates
    return Shape(fields=MappingProxyType(fields), inline=small, block=not small)


def list_shape(kind: type) -> Shape:
    """The shape of a list of records."""
    return Shape(item=shape_of(kind), block=True)


def _field_shape(field: Field) -> Shape:
    value = _value_shape(field)
    if not field.listed:
        return value
    return Shape(item=value, inline=_is_code(field), block=value.block or bool(value.fields))


def _value_shape(field: Field) -> Shape:
    if field.choices:
        return Shape(quotes="choice")
    shape = shape_of(field.kind) if field.is_part else _SIMPLE[field.kind]
    form = field.rule(Matching)
    if form and form.form in _ALWAYS_QUOTED:
        return dataclasses.replace(shape, quotes="always", time=form.form == "time")
    return shape


def _is_code(field: Field) -> bool:
    """Whether the values are ids or codes of languages: a list of them fits on one line."""
    form = field.rule(Matching)
    is_language = form is not None and form.form == "language"
    return is_language or any(isinstance(rule, Identifier | Reference | Term) for rule in field.rules)


_ALWAYS = Shape(quotes="always")
_SIMPLE: Mapping[Any, Shape] = MappingProxyType(
    {
        str: Shape(),
        bool: Shape(quotes="flag"),
        int: Shape(quotes="number"),
        float: Shape(quotes="number"),
        PartialDate: Shape(quotes="always", date=True),
        Text: Shape(words=True, item=_ALWAYS, block=True),
        Name: Shape(words=True, item=Shape(), inline=True),
        Plural: Shape(item=Shape(words=True, item=Shape(), inline=True), words=True, block=True),
    }
)
