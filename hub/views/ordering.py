"""Sort records: by name as the language sorts, and by date as readers expect."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar

from hub.joined.event_order import event_key
from hub.localization.localizer import Localizer
from hub.model.events import Event
from hub.model.kind import Order
from hub.model.practices import LEVELS, Practice

Named = TypeVar("Named")

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_ALPHABETS = {
    "fi": "a b c d e f g h i j k l m n o p q r s š t u v w x y z ž å ä ö",
    "hr": "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž",
    "hu": "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs",
    "ro": "a ă â b c d e f g h i î j k l m n o p q r s ș t ț u v w x y z",
}
"""Alphabets with letters that are sorted apart from their base letter. Languages without one ignore accents.

Babel has no collation, PyICU would have to be compiled, and `locale.strxfrm` knows only the languages of the machine.
CLDR (common/collation) differs: it treats Finnish `š ž` as `s z`, and capitals such as CSIRT as digraphs, too.
"""
_LONG = {"ő": "ö", "ű": "ü"}
"""Hungarian sorts long vowels with their short ones; `ő` and `ű` belong to `ö` and `ü`, not to `o` and `u`."""


class _Ranks(dict[int, str]):
    """A table for `str.translate`: each letter becomes its position in the alphabet, then itself; the rest is
    removed.

    A letter of two or three signs, such as the Hungarian `cs`, is one sign of the private use area here.
    """

    def __init__(self, alphabet: str) -> None:
        super().__init__()
        letters = alphabet.split()
        signs = {letter: chr(0xE000 + place) for place, letter in enumerate(letters) if len(letter) > 1}
        self.alphabet = "".join(signs.get(letter, letter) for letter in letters)
        self._signs = [signs[letter] for letter in sorted(signs, key=len, reverse=True)]
        # The first of two equal ones is written short: `ssz` is `sz sz`.
        parts = (f"([{one[0]}{one[0].upper()}](?:{one[1:]}|(?={one})))" for one in sorted(signs, key=len, reverse=True))
        self._digraphs = re.compile("|".join(parts) or "(?!)")

    def of(self, words: str) -> str:
        """The positions of the letters of some words."""
        joined = self._digraphs.sub(lambda found: self._signs[(found.lastindex or 1) - 1], words)
        return joined.casefold().translate(self)

    def __missing__(self, code: int) -> str:
        char = chr(code)
        short = _LONG.get(char, char)
        letter = short if short in self.alphabet else unicodedata.normalize("NFD", char)[0]
        # Digits come before letters and other scripts after them, as in the root of CLDR.
        place = 1 if letter.isdigit() else 2 + self.alphabet.find(letter) if letter in self.alphabet else 99
        self[code] = f"{chr(place)}{letter}" if char.isalnum() or letter in self.alphabet else ""
        return self[code]


@cache
def _ranks(lang: str) -> _Ranks:
    return _Ranks(_ALPHABETS.get(lang, _LATIN))


def sort_key(words: str, lang: str) -> str:
    """A sort key for words as readers of the language expect, without capitals and accents foreign to the language."""
    return _ranks(lang).of(words)


def sort_names(localizer: Localizer, records: Iterable[Named]) -> list[Named]:
    """Records sorted by the name or title that is shown."""
    return sorted(records, key=lambda record: sort_key(localizer.title(record).text, localizer.language.code))


def sort_practices(localizer: Localizer, practices: Iterable[Practice]) -> list[Practice]:
    """The best proven first; among equals the one changed last, then by title."""
    return sorted(sort_by_change(localizer, practices), key=lambda practice: LEVELS.index(practice.evidence_level))


def featured(practices: Iterable[Practice]) -> Practice | None:
    """The practice to start with: the best proven one; among equals the one changed last, then by id."""

    def key(practice: Practice) -> Any:
        changed = practice.updated.first.toordinal() if practice.updated else 0
        return (LEVELS.index(practice.evidence_level), -changed, practice.id)

    return min(practices, key=key, default=None)


def sort_events(events: Iterable[Event]) -> list[Event]:
    """The latest first."""
    return sorted(events, key=event_key, reverse=True)


def upcoming(events: Iterable[Event], today: date) -> list[Event]:
    """Events that are not over, the next one first."""
    return sorted((e for e in events if e.last.last >= today), key=event_key)


def past(events: Iterable[Event], today: date) -> list[Event]:
    """Events that are over, the latest first."""
    return sort_events(event for event in events if event.last.last < today)


def next_or_latest(events: Sequence[Event], today: date) -> tuple[list[Event], bool]:
    """The next events of the project, or its latest event when none is planned; and whether they are in the future."""
    planned = [event for event in upcoming(events, today) if event.status != "cancelled"]
    if planned:
        return planned, True
    latest = [event for event in past(events, today) if event.status != "cancelled"]
    return latest[:1], False


def sort_by_country(localizer: Localizer, records: Iterable[Any]) -> list[Any]:
    """The lead partner first, then by country and name."""
    lang = localizer.language.code

    def key(record: Any) -> Any:
        country = sort_key(localizer.country(record.location.country), lang)
        return (getattr(record, "role", "lead") != "lead", country, sort_key(localizer.title(record).text, lang))

    return sorted(records, key=key)


def sort_by_change(localizer: Localizer, records: Iterable[Any]) -> list[Any]:
    """The record changed last first; records of the same day by name."""
    named = sort_names(localizer, records)
    return sorted(named, key=lambda record: record.updated.first.toordinal() if record.updated else 0, reverse=True)


def sort_by_date(localizer: Localizer, records: Iterable[Any]) -> list[Any]:
    """First what is in the future, the next one first; then what is over, the latest first."""
    known = list(records)
    return [*upcoming(known, localizer.today), *past(known, localizer.today)]


ORDERS: Mapping[Order, Callable[[Localizer, Iterable[Any]], list[Any]]] = {
    "evidence": sort_practices,
    "date": sort_by_date,
    "title": sort_names,
    "name": sort_names,
    "country": sort_by_country,
    "updated": sort_by_change,
}
"""The function for each order of a list."""
