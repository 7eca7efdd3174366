"""Which texts must have words, and in which language: for the script of the form (admin/validating.js)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hub.admin.anatomy import Part, fields_of

Need = Literal["always", "own", "any"]
"""Words in the language of the record always, or once there are words in another; words in any language."""


def needed_words(kind: type, given: str = "") -> dict[str, Need]:
    """The need of every text and name of a record by its path, such as `figures.*.label`."""
    return dict(_needs(kind, "", given))


def _needs(kind: type, path: str, given: str = "") -> Iterator[tuple[str, Need]]:
    for field in fields_of(kind, given):
        yield from _need(field.part, f"{path}{field.name}", needed=field.needed)


def _need(part: Part, path: str, *, needed: bool) -> Iterator[tuple[str, Need]]:
    """An item of a list that has no words is left out of the file."""
    if part.item is not None:
        yield from _need(part.item, f"{path}.*", needed=False)
    elif part.kind is not None:
        yield from _needs(part.kind, f"{path}.")
    elif part.sort == "text":
        yield path, "always" if needed else "own"
    elif part.sort == "name" and needed:
        yield path, "any"
