"""Which texts must have words, and in which language; the script of the form checks it (admin/validating.js)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hub.model.fields import Field, written_fields
from hub.model.rules import ForSearch
from hub.model.values import Name, Text

Need = Literal["always", "own", "any"]
"""`always`: words in the record's language are required. `own`: they are required once there are words in another
language. `any`: words in any language will do."""


def required_texts(kind: type, given: str = "") -> dict[str, Need]:
    """The need of every text and name of a record by its path, such as `figures.*.label`. `given` is a field that is
    stored elsewhere."""
    return dict(need for field in written_fields(kind) if field.name != given for need in _required(field, field.name))


def _required(field: Field, path: str) -> Iterator[tuple[str, Need]]:
    """A list item without words is not required: the form leaves it out of the file."""
    if field.listed:
        yield from _required(field.item._replace(required=False), f"{path}.*")
    elif field.is_part:
        for part in written_fields(field.kind):
            yield from _required(part, f"{path}.{part.name}")
    elif field.kind is Text and not field.rule(ForSearch):
        yield path, "always" if field.required else "own"
    elif field.kind is Name and field.required:
        yield path, "any"
