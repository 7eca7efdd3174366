"""What a form needs to know of a field, taken from its type in the models: its kind, its parts and its rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from hub.schemas import structure
from hub.values import Name, PartialDate, Plural, Text

Sort = Literal["text", "name", "plural", "record", "list", "choice", "flag", "integer", "number", "date", "string"]
_SORTS: Mapping[Any, Sort] = MappingProxyType(
    {
        Text: "text",
        Name: "name",
        Plural: "plural",
        bool: "flag",
        int: "integer",
        float: "number",
        PartialDate: "date",
        str: "string",
    }
)


class Part(NamedTuple):
    """A value: its sort, its rules, and what it is made of."""

    sort: Sort
    rules: tuple[Any, ...] = ()
    kind: type | None = None
    """The class of a record."""
    item: Part | None = None
    """What a list holds."""
    choices: tuple[str, ...] = ()
    name: str = ""
    """The name of a closed list of the models."""

    def rule(self, kind: type) -> Any:
        """The rule of a class, or None."""
        return next((rule for rule in self.rules if isinstance(rule, kind)), None)


class Field(NamedTuple):
    """A field of a record; one that is not needed may be left out of the file."""

    name: str
    part: Part
    needed: bool


@cache
def fields_of(kind: type, given: str = "") -> tuple[Field, ...]:
    """The fields of a class in the order of a file, without one that is given elsewhere, such as a file's name."""
    return tuple(Field(own.name, _part(own), own.required) for own in structure.fields_of(kind) if own.name != given)


def _part(field: structure.Field) -> Part:
    value = _value(field)
    return Part("list", item=value) if field.listed else value


def _value(field: structure.Field) -> Part:
    """One value of a field; raises KeyError for a type that no form knows."""
    if field.kind in structure.CHOICES:
        return Part("choice", choices=get_args(field.kind), name=structure.CHOICES[field.kind])
    if field.is_part:
        return Part("record", kind=field.kind)
    return Part(_SORTS[field.kind], field.rules)
