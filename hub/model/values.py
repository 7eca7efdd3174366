"""The values that records are made of: text in several languages, partial dates."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

INVALID: Any = object()
"""Replaces a value that could not be read and was reported; a record that contains one is incomplete."""
Precision = Literal["year", "month", "day"]
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate: language to words. A missing language has no key."""

    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name by language; it needs no translation, so languages may be missing.

    Unless the status of the name says otherwise (`hub.model.names`), the body's own language is the first one that is
    not English, else English.
    """

    words: Mapping[str, str]

    @property
    def own_language(self) -> str:
        """The language of the name's bearer, as far as the order tells."""
        return next((lang for lang in self.words if lang != "en"), "en")

    @property
    def own(self) -> str:
        """The name in its own language."""
        return self.words[self.own_language]


PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of Unicode CLDR (plural rules)."""


@dataclass(frozen=True, slots=True)
class Plural:
    """A phrase with a number `{n}`, by language and then by plural category."""

    words: Mapping[str, Mapping[str, str]]


def is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year of the calendar in ISO 8601."""
    try:
        return bool(PartialDate.parse(text))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year: ISO 8601 reduced precision (`2025-09-15`, `2025-09`, `2025`)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Parse a date; raises ValueError when the text is not a date of the calendar."""
        match = _DATE.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def precision(self) -> Precision:
        """The smallest unit that is given."""
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"

    @property
    def first(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)
