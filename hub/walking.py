"""Every value of a record with its path and its rules: what the checks and the translation state look at."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from hub.reading.reader import INVALID


class Leaf(NamedTuple):
    """A value that is no record, where it stands, and the rules it carries."""

    path: str
    value: Any
    rules: tuple[Any, ...]


def is_part(kind: Any) -> bool:
    """Whether a type is a record or a part of one, with fields of its own: what `hub.values` has is one value."""
    return dataclasses.is_dataclass(kind) and getattr(kind, "__module__", "") != "hub.values"


_Walk = Callable[[Any, str], Iterator[Leaf]]


def walk(record: Any, path: str = "") -> Iterator[Leaf]:
    """All leaves of a record, in the order of its fields; absent ones left out."""
    kind: Any = type(record)
    for name, walker in _walkers(kind):
        value = getattr(record, name)
        if value is not None and value is not INVALID:
            yield from walker(value, f"{path}.{name}" if path else name)


@cache
def _walkers(kind: Any) -> tuple[tuple[str, _Walk], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple((field.name, _walker(hints[field.name], ())) for field in dataclasses.fields(kind))


def _walker(kind: Any, rules: tuple[Any, ...]) -> _Walk:
    arguments = [argument for argument in get_args(kind) if argument is not type(None)]
    if get_origin(kind) is Annotated:
        return _walker(arguments[0], tuple(arguments[1:]))
    if get_origin(kind) is tuple:
        return _each(_walker(arguments[0], ()))
    if type(None) in get_args(kind):
        return _walker(arguments[0], ())
    if is_part(kind):
        return walk
    return lambda value, path: iter((Leaf(path, value, rules),))


def _each(walker: _Walk) -> _Walk:
    def walk_items(values: Any, path: str) -> Iterator[Leaf]:
        for index, value in enumerate(values):
            yield from walker(value, f"{path}.{index}")

    return walk_items
