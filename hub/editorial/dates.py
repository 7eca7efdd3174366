"""Compare the months and days of the week that a text and its translation name (words of Unicode CLDR)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

from hub.editorial.passages import Passage
from hub.languages import load_strings

_NUMERIC = re.compile(r"(?<![\d.])\d{1,2}[./]\u00a0?(\d{1,2})[./]\u00a0?\d{4}|(?<!\d)\d{4}-(\d{2})(?:-\d{2})?(?!\d)")
"""A date in digits: `15.9.2025`, `15/09/2025`, `2025-09-15`."""
_MONTH, _WEEKDAY = "month", "day"
_BESIDE = r"\d(?:er|º|°|st|nd|rd|th|\.)?[ \u00a0\u202f](?:de )?(?:{name})\b|\b(?:{name})\b[ \u00a0\u202f]\d"
"""A month with a number before or after it."""
_ENDINGS = {"fi": r"\w*", "hu": r"\w*"}
"""What languages that inflect by endings add to a month: `syyskuussa`, `szeptemberben`."""
_HOMOGRAPHS = {"luni"}
"""Weekdays that are written like another word: Romanian for Monday and for months."""


def other_dates(passage: Passage, lang: str) -> tuple[list[str], list[str]]:
    """The months and weekdays of dates that a translation does not name, and those that only it has."""
    own, here = passage.bare[passage.own], passage.bare[lang]
    return _lacking(own, passage.own, here, lang), _lacking(here, lang, own, passage.own)


def _lacking(text: str, lang: str, other: str, into: str) -> list[str]:
    dated = _dated(text, lang)
    return [_called(one, lang) for one in sorted(dated - _named(other, into))] if dated else []


def _dated(text: str, lang: str) -> set[tuple[str, int]]:
    """The months beside a number, and the weekdays."""
    if not _any_name(lang).search(text):
        return set()
    return {one for one, (dated, _) in _patterns(lang).items() if dated.search(text)}


def _named(text: str, lang: str) -> set[tuple[str, int]]:
    """The months and weekdays that stand anywhere, in any form."""
    named = {one for one, (_, anywhere) in _patterns(lang).items() if anywhere.search(text)}
    return named | {(_MONTH, int(match[1] or match[2])) for match in _NUMERIC.finditer(text)}


def _called(one: tuple[str, int], lang: str) -> str:
    kind, number = one
    locale = _locale(lang)
    return str(
        locale.months["stand-alone"]["wide"][number] if kind == _MONTH else locale.days["stand-alone"]["wide"][number]
    )


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(load_strings(lang)["language.babel"])


@cache
def _patterns(lang: str) -> Mapping[tuple[str, int], tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each month and weekday: the pattern of a date, and of the word anywhere, in any form or abbreviated."""
    locale = _locale(lang)
    found = {}
    for kind, table in ((_MONTH, locale.months), (_WEEKDAY, locale.days)):
        for number, wide in table["format"]["wide"].items():
            names = {wide, table["stand-alone"]["wide"][number]} - _HOMOGRAPHS
            exact = "|".join(rf"{re.escape(name)}{_ENDINGS.get(lang, '')}" for name in sorted(names)) or r"(?!)"
            loose = "|".join(sorted({re.escape(_beginning(name, kind)) for name in (*names, wide)}))
            short = re.escape(table["format"]["abbreviated"][number].rstrip("."))
            dated = _BESIDE.format(name=exact) if kind == _MONTH else rf"\b(?:{exact})\b"
            found[kind, number] = (re.compile(dated), re.compile(rf"\b(?:(?:{loose})|{short}\b)", re.IGNORECASE))
    return found


@cache
def _any_name(lang: str) -> re.Pattern[str]:
    """Any of the names: most texts have none, and need no further look."""
    return re.compile("|".join(anywhere.pattern for _, anywhere in _patterns(lang).values()), re.IGNORECASE)


def _beginning(name: str, kind: str) -> str:
    """What every form of a name begins with: `petak`, `petkom`; `rujan`, `rujna`."""
    return name[:3] if kind == _WEEKDAY else name[: max(3, len(name) - 2)]
