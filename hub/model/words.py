"""What each field of a record is, in the words of an editor, in the languages of the check.

The words lie in `hub/fields/<lang>.yml`, by class and field, such as `Event.start`; a class has its own under its name
alone (`Event`), a choice of a closed list of the models under its type's name (`EventStatus.planned`).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from hub.catalogues import read_catalogue


class Words(NamedTuple):
    """A short title for a label, and what belongs there in one or two sentences."""

    title: str
    description: str


@cache
def all_words(lang: str) -> dict[str, Words]:
    """Every title and description of a language, by key, in the order of the file."""
    return {key: Words(**words) for key, words in read_catalogue("fields", f"{lang}.yml").items()}


def kind_words(kind: type, lang: str) -> Words:
    """What a record or a part of one is."""
    return all_words(lang)[kind.__name__]


def field_words(kind: type, name: str, lang: str) -> Words:
    """What a field is, from the class that declares it: `id` of an event is that of every record."""
    return all_words(lang)[word_key(kind, name)]


def choice_words(vocabulary: str, choice: str, lang: str) -> Words:
    """What a choice of a closed list of the models means, such as `EventStatus`, `planned`."""
    return all_words(lang)[f"{vocabulary}.{choice}"]


def word_key(kind: type, name: str) -> str:
    """The key of the words of a field: the class furthest up that has it, and its name."""
    owner = next(base for base in reversed(kind.__mro__) if name in getattr(base, "__annotations__", {}))
    return f"{owner.__name__}.{name}"
