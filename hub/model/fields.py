"""The fields of records as plain data: the only module that reads the type annotations of the record classes.

Reading, checks, schemas, forms, `hub fix`, `hub changes` and the translation status use it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from hub.model import types
from hub.model.records import Record
from hub.model.rules import ForSearch
from hub.model.values import INVALID, Name, PartialDate, Plural, Text

_VALUES = (Text, Name, Plural, PartialDate)
"""Dataclasses that are a single value and have no fields of their own."""
_FIRST_FIELDS = ("id", "language")
"""The fields that come first in the file of every record; the other fields of `Record`, such as `sources`, are last."""
_NAMES = {value: name for name, value in vars(types).items() if get_origin(value) is Literal}
CLOSED_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType({name: get_args(kind) for kind, name in _NAMES.items()})
"""The closed lists of the model: name, such as `EventStatus`, and choices."""


class Field(NamedTuple):
    """A field: `kind` is its type without list, rules and None; `rules` apply to one value.

    `listed` says that the field holds a list, `required` that it must be present. `closed_list` is the name of a closed
    list of the model, such as `EventStatus`, and `choices` are its values.
    """

    name: str
    kind: Any
    rules: tuple[Any, ...]
    listed: bool
    required: bool
    is_part: bool
    """Whether the value has fields itself."""
    closed_list: str = ""
    choices: tuple[str, ...] = ()

    @property
    def item(self) -> Field:
        """One item of the list, as a field of its own."""
        return self._replace(listed=False)

    def rule(self, wanted: type) -> Any:
        """The rule of the given type, or None."""
        return next((rule for rule in self.rules if isinstance(rule, wanted)), None)


class Leaf(NamedTuple):
    """A value without fields of its own: its path, the value, and its rules."""

    path: str
    value: Any
    rules: tuple[Any, ...]

    @property
    def is_translated(self) -> bool:
        """Whether the value is a text that readers see, which must exist in every language."""
        return isinstance(self.value, Text | Plural) and ForSearch() not in self.rules


def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a record or of one of its parts, in the order of the class."""
    return _read_class(kind).fields


def written_fields(kind: type) -> tuple[Field, ...]:
    """The fields in the order of the file: `id` and `language`, those of the class, the last ones of every record."""
    return _read_class(kind).written


def field_named(kind: type, name: str) -> Field:
    """The field with that name. Raises KeyError when the class has no such field."""
    return _read_class(kind).by_name[name]


def required_keys(kind: type) -> tuple[str, ...]:
    """The keys that every record of a class must have, in order."""
    return _read_class(kind).required


def known_keys(kind: type) -> frozenset[str]:
    """The keys that a record of a class may have."""
    return _read_class(kind).known


def parts(kind: type) -> Iterator[type]:
    """A record's class and the classes of all its parts, without duplicates, in the order of the file."""
    found = [kind]
    for known in found:  # the loop adds to the list that it reads
        found += dict.fromkeys(
            field.kind for field in written_fields(known) if field.is_part and field.kind not in found
        )
    return iter(found)


def is_part(kind: Any) -> bool:
    """Whether a type is a record or a part of one, with fields of its own."""
    return dataclasses.is_dataclass(kind) and kind not in _VALUES


def walk(record: Any, path: str = "") -> Iterator[Leaf]:
    """All leaves of a record in the order of the class, without absent values and values that could not be read."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value is None or value is INVALID:
            continue
        place = f"{path}.{field.name}" if path else field.name
        found = [(f"{place}.{index}", one) for index, one in enumerate(value)] if field.listed else [(place, value)]
        for where, one in found:
            if field.is_part:
                yield from walk(one, where)
            else:
                yield Leaf(where, one, field.rules)


class _Kind(NamedTuple):
    fields: tuple[Field, ...]
    written: tuple[Field, ...]
    by_name: Mapping[str, Field]
    required: tuple[str, ...]
    known: frozenset[str]


@cache
def _read_class(kind: type) -> _Kind:
    """Read the annotations of a class once."""
    hints, own = get_type_hints(kind, include_extras=True), cast(Any, kind)
    by_name = {field.name: _field(field, hints[field.name]) for field in dataclasses.fields(own)}
    ending = _last_fields() if issubclass(kind, Record) else ()
    return _Kind(
        fields=tuple(by_name.values()),
        written=tuple(by_name[name] for name in (*(name for name in by_name if name not in ending), *ending)),
        by_name=MappingProxyType(by_name),
        required=tuple(field.name for field in by_name.values() if field.required),
        known=frozenset(by_name),
    )


def _last_fields() -> tuple[str, ...]:
    """The names of the fields that come last in every record."""
    return tuple(field.name for field in dataclasses.fields(Record) if field.name not in _FIRST_FIELDS)


def _field(own: dataclasses.Field[Any], hint: Any) -> Field:
    kind, listed, rules = _without_none(hint), False, ()
    if get_origin(kind) is tuple:
        kind, listed = get_args(kind)[0], True
    if get_origin(kind) is Annotated:
        kind, *found = get_args(kind)
        rules = tuple(found)
    required = own.default is dataclasses.MISSING and own.default_factory is dataclasses.MISSING
    chosen = get_origin(kind) is Literal
    return Field(
        own.name,
        kind,
        rules,
        listed,
        required,
        is_part(kind),
        _NAMES.get(kind, "") if chosen else "",
        get_args(kind) if chosen else (),
    )


def _without_none(hint: Any) -> Any:
    """A type without `None`."""
    if get_origin(hint) in (Union, UnionType):
        return next(argument for argument in get_args(hint) if argument is not type(None))
    return hint
