"""Which texts must have words, and in which language: for the script of the form (admin/validating.js)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hub.model.fields import Field, written_fields
from hub.model.values import Name, Text

Need = Literal["always", "own", "any"]
"""Words in the language of the record always, or once there are words in another; words in any language."""


def required_texts(kind: type, given: str = "") -> dict[str, Need]:
    """The need of every text and name of a record by its path, such as `figures.*.label`; `given` is a field that
    stands elsewhere."""
    return dict(need for field in written_fields(kind) if field.name != given for need in _required(field, field.name))


def _required(field: Field, path: str) -> Iterator[tuple[str, Need]]:
    """An item of a list that has no words is left out of the file."""
    if field.listed:
        yield from _required(field.item._replace(required=False), f"{path}.*")
    elif field.is_part:
        for part in written_fields(field.kind):
            yield from _required(part, f"{path}.{part.name}")
    elif field.kind is Text:
        yield path, "always" if field.required else "own"
    elif field.kind is Name and field.required:
        yield path, "any"
