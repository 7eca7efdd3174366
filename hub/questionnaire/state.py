"""A short sign of what a field holds: an answer to a field that has another sign by now is refused."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from hub.model.values import PartialDate

_STAMPS = frozenset({"updated", "reviewed", "translations"})
"""Days on which somebody worked on the record: they say nothing about what it says."""


def state_of(record: Any, path: str) -> str:
    """The sign of the field at a path: of the whole item where it is part of one, of the whole record for a stamp."""
    steps = path.split(".")
    value = record if steps[0] in _STAMPS else getattr(record, steps[0], None)
    for step in steps[1:] if value is not record else ():
        if step.isdigit() and isinstance(value, tuple) and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, tuple) or not dataclasses.is_dataclass(value):
            break
        elif isinstance(getattr(value, step, None), tuple):
            value = getattr(value, step)
        else:
            break
    return sign(value)


def sign(value: Any) -> str:
    """Eight signs that stand for a value."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return str(value)
    if dataclasses.is_dataclass(value):
        fields = (field.name for field in dataclasses.fields(value) if field.name not in _STAMPS)
        return {name: _plain(getattr(value, name)) for name in fields}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
