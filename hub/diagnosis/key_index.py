"""Look up where a key belongs in the models: beside which keys, below which, and whether languages stand below it."""

from __future__ import annotations

import dataclasses
from functools import cache

from hub.model import events, practices, records, vocabulary
from hub.model.fields import Field, fields_of, known_keys
from hub.model.values import Name, Text


def are_siblings(key: str, other: str) -> bool:
    """Whether a kind of record, or of a part of one, has both keys."""
    return bool(_kinds_with(key) & _kinds_with(other))


def holds_languages(key: str) -> bool:
    """Whether the texts of a field stand below the key, by language."""
    return key in _text_keys()


def parents_of(key: str) -> tuple[str, ...]:
    """The keys below which this key can stand, in the order of the models: `lat` stands below `coordinates`."""
    return tuple(dict.fromkeys(field.name for field in _all_fields() if field.kind in _kinds_with(key)))


@cache
def _kinds_with(key: str) -> frozenset[type]:
    return frozenset(kind for kind in _kinds() if key in known_keys(kind))


@cache
def _kinds() -> tuple[type, ...]:
    found = (kind for module in (records, practices, events, vocabulary) for kind in vars(module).values())
    return tuple(dict.fromkeys(kind for kind in found if isinstance(kind, type) and dataclasses.is_dataclass(kind)))


@cache
def _text_keys() -> frozenset[str]:
    return frozenset(field.name for field in _all_fields() if field.kind in (Text, Name))


@cache
def _all_fields() -> tuple[Field, ...]:
    return tuple(field for kind in _kinds() for field in fields_of(kind))
