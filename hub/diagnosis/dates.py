"""Guess the day, the span or the hour that was meant, to suggest it in a message: `du 17 au 20 novembre 2025`."""

from __future__ import annotations

import calendar
import re
from functools import cache

from hub.diagnosis.normalize import date, day_words, fold, iso, months
from hub.diagnosis.times import DASHES, time
from hub.text import late

_ENDS = late.compile(r"\s(?:au|to|et|and|until|jusqu.?au|al|do|pana la|bis)\s|\s?[-/&]\s?(?=\S)")
_ORDINAL = late.compile(
    r"(?<=[0-9])(?:er|re|e|eme|st|nd|rd|th|o|a|(?:-(?:jen|jan|en|an|on|je|ja|ei|ig|tol|i|a|e|es|as|os)))\b"
)
_LINKS = (
    "il du au from to until till through le les l al dal dall all del od do intre si la de din pana in "
    "es kozott valilla ja and et e ed i te between entre jusqu jusque bis on am der kuluessa paivana paiva napjan"
)
"""Words between and around the days of a span in the languages of the project, folded."""
_SHAPES = {
    "nmy": ((0, 1, 2),), "mny": ((1, 0, 2),), "ymn": ((2, 1, 0),), "my": ((None, 0, 1),), "ym": ((None, 1, 0),),
    "nnmy": ((0, 2, 3), (1, 2, 3)), "mnny": ((1, 0, 3), (2, 0, 3)), "ymnn": ((2, 1, 0), (3, 1, 0)),
    "nmnmy": ((0, 1, 4), (2, 3, 4)), "mnmny": ((1, 0, 4), (3, 2, 4)), "ymnmn": ((2, 1, 0), (4, 3, 0)),
    "nmynmy": ((0, 1, 2), (3, 4, 5)), "mnymny": ((1, 0, 2), (4, 3, 5)), "ymnymn": ((2, 1, 0), (5, 4, 3)),
    "mmy": ((None, 0, 2), (None, 1, 2)), "ymm": ((None, 1, 0), (None, 2, 0)), "mymy": ((None, 0, 1), (None, 2, 3)),
}  # fmt: skip
"""By the order of numbers (n), months in words (m) and years (y): the places of day, month and year of each date."""
_FIGURES = (
    late.compile(r"(?P<d>[0-9]{1,2})\.?\s?-\s?(?P<e>[0-9]{1,2})[./]\s?(?P<n>[0-9]{1,2})[./]\s?(?P<y>[0-9]{4})\.?"),
    late.compile(
        r"(?P<d>[0-9]{1,2})[./]\s?(?P<m>[0-9]{1,2})[./]?\s?(?:-|au|to|al|do|pana la)\s?"
        r"(?P<e>[0-9]{1,2})[./]\s?(?P<n>[0-9]{1,2})[./]\s?(?P<y>[0-9]{4})\.?"
    ),
    late.compile(r"(?P<y>[0-9]{4})[-.]\s?(?P<n>[0-9]{1,2})[-.]\s?(?P<d>[0-9]{1,2})\.?\s?[-/]\s?(?P<e>[0-9]{1,2})\.?"),
)
"""Both days of a span in figures that write the parts they share once: `4.-6.2.2027`."""
_OPENING = late.compile(r"^(?:du|from|le|dal|dall|od|de la|intre)\s")
_ISO_TIME = late.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T\s]{1,2}([0-9]{2}:[0-9]{2})\b.{0,20}", re.IGNORECASE)
_SLASHED = late.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_LONGEST = 80


def day(text: str) -> str:
    """The ISO 8601 form of a day, a month or a year: typed with odd dashes, a time, the month first, a short year."""
    plain = DASHES.sub("-", text[:_LONGEST]).strip(" \"'\u00a0\u202f")
    if match := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T\s].*", plain):
        plain = match[1]
    if match := re.fullmatch(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})", plain):
        first, _, second, year = match.groups()
        year = year if len(year) == 4 else f"20{year}"
        return date(f"{first}/{second}/{year}") or date(f"{second}/{first}/{year}")
    found = _in_words(plain)
    return date(plain) or (found[0] if len(found) == 1 else "")


def either_day(text: str) -> tuple[str, str] | None:
    """The two days that `04/05/2027` can be: the fourth of May, or for Americans the fifth of April."""
    match = _SLASHED.fullmatch(text.strip())
    if not match or match[1] == match[2]:
        return None
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    found = iso(year, match[2], match[1]), iso(year, match[1], match[2])
    return found if all(found) else None


def days(text: str) -> tuple[str, str] | None:
    """The first and the last day of a span such as `du 17 au 20 novembre 2025` or `4.–6.2.2027`."""
    if len(text) > _LONGEST:
        return None
    found = _in_words(text)
    if len(found) == 2:
        return _in_order(*found)
    plain = _OPENING.sub("", fold(DASHES.sub("-", text)))
    for form in _FIGURES:
        if match := form.fullmatch(plain):
            parts = match.groupdict()
            first = iso(parts["y"], parts.get("m") or parts["n"], parts["d"])
            return _in_order(first, iso(parts["y"], parts["n"], parts["e"]))
    for cut in _ENDS.finditer(plain):
        if cut.start() > 4 and (both := _in_order(day(plain[: cut.start()]), day(plain[cut.end() :]))):
            return both
    return None


def day_and_time(text: str) -> tuple[str, str] | None:
    """The day and the hour of a text such as `2027-04-27T17:30` or `27 avril 2027 à 17h30`."""
    plain = DASHES.sub("-", text[:_LONGEST]).strip(" \"'\u00a0\u202f")
    if match := _ISO_TIME.fullmatch(plain):
        found = date(match[1]), time(match[2])
        return found if all(found) else None
    for cut in re.finditer(r",\s?|\s", plain):
        rest = plain[cut.end() :]
        if not re.search(r"[:h.]|[ap]\.?m|\s", rest, re.IGNORECASE):
            continue
        found = date(plain[: cut.start()]) or day(plain[: cut.start()]), time(rest)
        if all(found) and len(found[0]) == 10:
            return found
    return None


def days_of_month(text: str) -> int:
    """How many days the month has, when the text names a day beyond them, such as `2026-02-30`; else 0."""
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})", text.strip())
    if not parts:
        return 0
    year, month, number = (parts[1], parts[2], parts[3]) if parts[1] else (parts[6], parts[5], parts[4])
    if not (1 <= int(month) <= 12 and int(year) and 1 <= int(number) <= 31):
        return 0
    most = calendar.monthrange(int(year), int(month))[1]
    return most if int(number) > most else 0


def _in_order(first: str, last: str) -> tuple[str, str] | None:
    """Two days, if there are two and the first is the earlier one."""
    return (first, last) if first and last and first < last else None


def _in_words(text: str) -> tuple[str, ...]:
    """The day, or both days of a span, when months are words; nothing when another word stands among them."""
    plain = _ORDINAL.sub("", fold(DASHES.sub("-", text[:_LONGEST])))
    shape, values = "", list[str]()
    for word in re.findall(r"[0-9]+|[^\W\d_]+", plain):
        if word.isdecimal():
            shape += "y" if len(word) == 4 else "n" if len(word) < 3 else "?"
        elif month := _month(word):
            shape, word = f"{shape}m", str(month)
        elif word in _LINKS.split() or word in day_words():
            continue
        else:
            return ()
        values.append(word)
    dates = [[values[at] if at is not None else None for at in places] for places in _SHAPES.get(shape, ())]
    if len(dates) == 2 and shape.count("y") == 1 and int(dates[0][1] or 0) > int(dates[1][1] or 0):
        dates[0][2] = str(int(dates[0][2] or 0) - 1)  # 28 December - 3 January 2027
    found = tuple(iso(year or "", month or "", number) for number, month, year in dates)
    return found if all(found) else ()


@cache
def _month(word: str) -> int:
    """The number of a month by its name, with or without an ending: `helmikuun`, `februárban`."""
    known = months()
    stems = (word[:end] for end in range(len(word), max(4, len(word) - 4), -1))
    return next((known[stem] for stem in stems if stem in known), known.get(word, 0))
