"""What a form needs to know of a field, taken from its type in the models: its kind, its parts and its rules."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from hub import models
from hub.style.shapes import written_fields
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
_CHOICES = {value: name for name, value in vars(models).items() if get_origin(value) is Literal}
"""The closed lists of the models by the name that their words go by."""


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
    hints = get_type_hints(kind, include_extras=True)
    needed = {field.name: _needed(field) for field in dataclasses.fields(kind)}
    names = (name for name in written_fields(kind) if name != given)
    return tuple(Field(name, part_of(hints[name]), needed[name]) for name in names)


def part_of(annotation: Any, rules: tuple[Any, ...] = ()) -> Part:
    """What a type of the models says; raises KeyError for one that no form knows."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return part_of(arguments[0], (*rules, *arguments[1:]))
    if origin in (Union, types.UnionType):
        return part_of(next(one for one in arguments if one is not type(None)), rules)
    if origin is tuple:
        return Part("list", item=part_of(arguments[0]))
    if origin is Literal:
        return Part("choice", choices=arguments, name=_CHOICES[annotation])
    if annotation in _SORTS:
        return Part(_SORTS[annotation], rules)
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        return Part("record", kind=annotation)
    raise KeyError(annotation)


def _needed(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
