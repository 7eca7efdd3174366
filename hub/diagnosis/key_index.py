"""Where a key belongs by the models: to which kind of record, and whether texts by language stand below it."""

from __future__ import annotations

import dataclasses
from functools import cache

from hub.model import events, practices, records, vocabulary
from hub.model.fields import Field, fields_of, known_keys
from hub.model.values import Name, Text


def are_siblings(key: str, other: str) -> bool:
    """Whether some kind of record has both keys."""
    return bool(_kinds_with(key) & _kinds_with(other))


def holds_languages(key: str) -> bool:
    """Whether a text by language stands below the key."""
    return key in _text_keys()


def parents_of(key: str) -> tuple[str, ...]:
    """The keys below which a record of a kind with this key stands, in the order of the models."""
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
