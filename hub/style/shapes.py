"""How each field is written in YAML, from its type in the models: quotes, order of keys, one line or a block."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hub.models import Coordinates, Record
from hub.rules import Identifier, Matching, Reference, Term
from hub.values import Name, PartialDate, Plural, Text

Quotes = Literal["always", "needed", "number", "flag", "choice", "as-found"]
"""Around a scalar: always, where it would not be this text without, never around a number or a flag; a choice that
reads true or false stays as found."""
_OPENING = ("id", "language")
"""The fields of every record that stand first; the others, such as `sources`, stand last."""
_NEVER_BENT = frozenset({"time", "period"})
"""Texts of digits that some reader of YAML takes for something else: always within quotes."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The written form of one type. `inline` is on one line when newly written, `block` never on one."""

    quotes: Quotes = "needed"
    fields: Mapping[str, Shape] = field(default_factory=lambda: MappingProxyType({}))
    item: Shape | None = None
    words: bool = False
    inline: bool = False
    block: bool = False
    time: bool = False
    date: bool = False

    def of(self, key: str | None) -> Shape:
        """The form of the value of a key, or with None of an item of a list; of what does not fit nothing is known."""
        if self.is_list or key is None:
            return self.item if self.item and self.is_list and key is None else UNKNOWN
        return self.fields.get(key) or self.item or UNKNOWN

    @property
    def is_list(self) -> bool:
        """Whether it is a list, of which `item` is the form of each."""
        return self.item is not None and not self.words

    @property
    def holds_entries(self) -> bool:
        """Whether it is a list of records with ids, an empty line apart."""
        return self.is_list and self.item is not None and "id" in self.item.fields


UNKNOWN = Shape(quotes="as-found")
"""Of what the models do not know: nothing is said, so nothing is changed."""


@cache
def shape_of(kind: Any) -> Shape:
    """The form of a type of the models, with the rules it carries in `Annotated`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _with_rules(arguments[0], arguments[1:])
    if origin in (Union, types.UnionType):
        return shape_of(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        item = shape_of(arguments[0])
        return Shape(item=item, inline=_is_id(arguments[0]), block=item.block or bool(item.fields))
    if origin is Literal:
        return Shape(quotes="choice")
    return _SIMPLE.get(kind) or _record(kind)


def _with_rules(kind: Any, rules: tuple[Any, ...]) -> Shape:
    shape = shape_of(kind)
    forms = {rule.form for rule in rules if isinstance(rule, Matching)}
    return dataclasses.replace(shape, quotes="always", time="time" in forms) if forms & _NEVER_BENT else shape


def written_fields(kind: type) -> tuple[str, ...]:
    """The keys of a record in the order of a file: `id` and `language`, its own, then what every record ends with."""
    names = [found.name for found in dataclasses.fields(kind)]
    closing = [found.name for found in dataclasses.fields(Record) if found.name not in _OPENING]
    ending = [name for name in closing if issubclass(kind, Record)]
    return (*(name for name in names if name not in ending), *ending)


def _record(kind: type) -> Shape:
    hints = get_type_hints(kind, include_extras=True)
    fields = {name: shape_of(hints[name]) for name in written_fields(kind)}
    small = kind is Coordinates
    return Shape(fields=MappingProxyType(fields), inline=small, block=not small)


def _is_id(kind: Any) -> bool:
    return any(isinstance(rule, Identifier | Reference | Term) for rule in getattr(kind, "__metadata__", ()))


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
