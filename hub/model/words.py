"""Titles and descriptions of the fields, in the languages of the check.

The words are in `hub/fields/<lang>.yml`, by class and field, such as `Event.start`. A class has the key `Event`, a
choice of a closed list of the model has the key `EventStatus.planned`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from babel import Locale

from hub.catalogues import read_catalogue
from hub.languages import KNOWN_LANGUAGES


class Words(NamedTuple):
    """A short title for a label, and one or two sentences on what to write there."""

    title: str
    description: str


@cache
def all_words(lang: str) -> dict[str, Words]:
    """Every title and description in a language, by key, in the order of the file."""
    found: dict[str, Words] = {}
    for key, words in read_catalogue("fields", f"{lang}.yml").items():
        found[key] = Words(**words)
        if key == "Reviews":
            found |= {f"{key}.{code}": _language_words(code, lang) for code in KNOWN_LANGUAGES}
    return found


def _language_words(code: str, lang: str) -> Words:
    """The words of a field that is a language: its name."""
    name = str(Locale.parse(code, sep="-").get_display_name(lang))
    return Words(name[0].upper() + name[1:], f"`{code}`.")


def kind_words(kind: type, lang: str) -> Words:
    """The words of a record class, or of one of its parts."""
    return all_words(lang)[kind.__name__]


def field_words(kind: type, name: str, lang: str) -> Words:
    """The words of a field, from the class that declares it: all records share the words of `id`."""
    return all_words(lang)[word_key(kind, name)]


def choice_words(vocabulary: str, choice: str, lang: str) -> Words:
    """The words of a choice of a closed list of the model, such as `EventStatus`, `planned`."""
    return all_words(lang)[f"{vocabulary}.{choice}"]


def word_key(kind: type, name: str) -> str:
    """The key of a field's words: the most general class that declares the field, and the field's name."""
    owner = next(base for base in reversed(kind.__mro__) if name in getattr(base, "__annotations__", {}))
    return f"{owner.__name__}.{name}"
