"""Where a key belongs by the models: to which kind of record, and whether texts by language stand below it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hub import models, vocabulary
from hub.values import Name, Text


def are_siblings(key: str, other: str) -> bool:
    """Whether some kind of record has both keys."""
    return bool(_kinds_with(key) & _kinds_with(other))


def holds_languages(key: str) -> bool:
    """Whether a text by language stands below the key."""
    return key in _text_keys()


def parents_of(key: str) -> tuple[str, ...]:
    """The keys below which a record of a kind with this key stands, in the order of the models."""
    return tuple(dict.fromkeys(name for name, kinds in _held() if _kinds_with(key) & kinds))


@cache
def _kinds_with(key: str) -> frozenset[type]:
    return frozenset(kind for kind in _kinds() if key in _hints(kind))


@cache
def _kinds() -> tuple[type, ...]:
    found = (kind for module in (models, vocabulary) for kind in vars(module).values())
    return tuple(dict.fromkeys(kind for kind in found if isinstance(kind, type) and dataclasses.is_dataclass(kind)))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _text_keys() -> frozenset[str]:
    return frozenset(name for name, types in _held() if types & {Text, Name})


@cache
def _held() -> tuple[tuple[str, frozenset[type]], ...]:
    """Every key with the types within what it holds."""
    hints = ((name, hint) for kind in _kinds() for name, hint in _hints(kind).items())
    return tuple((name, frozenset(_types_in(hint))) for name, hint in hints)


def _types_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and get_origin(hint) is None:
        yield hint
    elif get_origin(hint) is tuple or isinstance(hint, UnionType) or get_args(hint):
        for inner in get_args(hint):
            yield from _types_in(inner)
