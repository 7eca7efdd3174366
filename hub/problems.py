"""What is wrong in the registries, where, and the words that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from hub.catalogues import read_catalogue
from hub.diagnosis.joiners import is_meant
from hub.languages import load_strings

Level = Literal["problem", "note"]
MESSAGE_LANGUAGES = ("en", "fr")
"""Languages the check speaks: those of the people who edit the registries."""
FRENCH_FIRST = ("fr", "en")
"""The order in which both stand below each other: most of those people are French."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One broken rule at one place. `code` names the message, `values` fill its braces."""

    file: str
    line: int
    record: str
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    level: Level = "problem"

    def sentence(self, lang: str) -> str:
        """What is wrong and what would be right, without the place."""
        template = messages(lang)[self.code]
        return template.format(**{key: _shown(value, lang) for key, value in self.values.items()})

    def message(self, lang: str) -> str:
        """`file:line: record: what is wrong, and what would be right`."""
        where = f"{self.file}:{self.line}"
        parts = [where, self.record, self.sentence(lang)] if self.record else [where, self.sentence(lang)]
        return ": ".join(parts)


@cache
def messages(lang: str) -> dict[str, str]:
    """The sentences of the check in one language, by code."""
    return dict(read_catalogue("messages", f"{lang}.yml"))


def sort_problems(problems: list[Problem]) -> list[Problem]:
    """Problems in the order of files and lines, each said once."""
    unique = {(p.file, p.line, p.record, p.code, repr(p.values)): p for p in problems}
    return [unique[key] for key in sorted(unique)]


def _shown(value: Any, lang: str) -> str:
    """A value as a message shows it: lists joined, phrases that have an own message translated."""
    if isinstance(value, tuple | list | set | frozenset):
        return ", ".join(str(item) for item in value)
    if isinstance(value, Word):
        return str(load_strings(lang)[value.key])
    if isinstance(value, Phrase):
        return messages(lang)[value.code].format(**value.values)
    return _Visible(_shorten(str(value)))


class _Visible(str):
    """A text whose control characters are visible already: in quotes it stays as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f'"{self}"' if "'" in self else f"'{self}'"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Part of a sentence that is itself a message, such as a suggestion."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Word:
    """Part of a sentence that is a word of the interface: its key in `hub/strings`."""

    key: str


def _shorten(text: str, limit: int = 80) -> str:
    """At most `limit` characters on one line, characters that nobody sees made visible unless they mean something."""
    visible = "".join(
        char if char.isprintable() or is_meant(text, place) else f"\\u{ord(char):04x}"
        for place, char in enumerate(text)
    )
    return visible if len(visible) <= limit else visible[: limit - 1] + "…"
