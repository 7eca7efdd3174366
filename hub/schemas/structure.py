"""The fields of a record as plain facts: what the schemas, the page of all fields and the templates are made from."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from hub import models
from hub.files import Registered
from hub.reading.records import required_keys
from hub.style.shapes import written_fields
from hub.walking import is_part

CHOICES: dict[Any, str] = {value: name for name, value in vars(models).items() if get_origin(value) is Literal}
"""The closed lists of the models and what each is called there, as `hub.schemas.describing.choice_words` wants it."""


class Field(NamedTuple):
    """A field: its type without list, rules and None, the rules of one value, and whether it must be there."""

    name: str
    kind: Any
    rules: tuple[Any, ...]
    listed: bool
    required: bool

    @property
    def is_part(self) -> bool:
        """Whether its value has fields itself."""
        return is_part(self.kind)

    def rule(self, wanted: type) -> Any:
        """The rule of that type, or None."""
        return next((rule for rule in self.rules if isinstance(rule, wanted)), None)


@cache
def fields_of(kind: type) -> tuple[Field, ...]:
    """The fields of a record or of a part of one, in the order in which they are written."""
    hints = get_type_hints(kind, include_extras=True)
    needed = required_keys(kind)
    return tuple(_field(name, hints[name], required=name in needed) for name in written_fields(kind))


def fields_in(entry: Registered) -> tuple[Field, ...]:
    """The fields that an editor writes: the id of a practice is the name of its file."""
    return tuple(field for field in fields_of(entry.kind) if entry.name != "practices" or field.name != "id")


def parts(kind: type) -> Iterator[type]:
    """A record's class and all classes that it is made of, each once, in the order of the fields."""
    found = [kind]
    for known in found:  # grows while it is read
        found += dict.fromkeys(field.kind for field in fields_of(known) if field.is_part and field.kind not in found)
    return iter(found)


def _field(name: str, hint: Any, *, required: bool) -> Field:
    kind, listed, rules = _bare(hint), False, ()
    if get_origin(kind) is tuple:
        kind, listed = get_args(kind)[0], True
    if get_origin(kind) is Annotated:
        kind, *found = get_args(kind)
        rules = tuple(found)
    return Field(name, kind, rules, listed, required)


def _bare(hint: Any) -> Any:
    """A type without `None`."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(argument for argument in get_args(hint) if argument is not type(None))
    return hint
