"""What was probably meant by a day or a time in a form that needs a guess: for the words of a message alone."""

from __future__ import annotations

import calendar
import re

from hub.diagnosis.meant import date, fold

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ENDS = re.compile(r"\s+(?:au|to|et|and|until|jusqu.?au)\s+|\s*[-/&]\s*(?=\S)")
_DAYS = re.compile(
    r"(?:du|from|le|les)?\s*([0-9]{1,2})(?:er)?\s*(?:au|to|et|and|[-/&])\s*([0-9]{1,2})(?:er)?\s+(\D+[0-9]{4})"
)
_CLOCK = re.compile(
    r"(?:a|at|vers|de|from|des)?\s*(?P<hour>[0-9]{1,2})\s*(?:(?P<sign>[:h.])\s*(?P<minute>[0-9]{2})?)?(?::00)?"
    r"\s*(?:min|mn|h|hrs|heures?|o.?clock)?\s*(?P<half>[ap]\.?m\.?)?"
)
_NAMED = {"midi": "12:00", "noon": "12:00", "minuit": "00:00", "midnight": "00:00"}


def day(text: str) -> str:
    """A day, a month or a year in ISO 8601: with odd dashes, a time, the month first, or two digits for the year."""
    plain = _DASHES.sub("-", text).strip(" \"'\u00a0\u202f")
    if match := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T\s].*", plain):
        plain = match[1]
    if match := re.fullmatch(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})", plain):
        first, _, second, year = match.groups()
        year = year if len(year) == 4 else f"20{year}"
        return date(f"{first}/{second}/{year}") or date(f"{second}/{first}/{year}")
    return date(plain)


def days(text: str) -> tuple[str, str] | None:
    """The first and the last day of `du 17 au 20 novembre 2025` and its like."""
    plain = fold(_DASHES.sub("-", text))
    if match := _DAYS.fullmatch(plain):
        found = day(f"{match[1]} {match[3]}"), day(f"{match[2]} {match[3]}")
        return found if all(found) else None
    for cut in _ENDS.finditer(plain):
        first, last = plain[: cut.start()].removeprefix("du ").removeprefix("from "), plain[cut.end() :]
        if len(first) > 4 and (found := (day(first), day(last))) and all(found):
            return found
    return None


def days_of_month(text: str) -> int:
    """How many days the month has, where only the day does not exist in it; else nothing."""
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})", text.strip())
    if not parts:
        return 0
    year, month, number = (parts[1], parts[2], parts[3]) if parts[1] else (parts[6], parts[5], parts[4])
    if not (1 <= int(month) <= 12 and int(year) and 1 <= int(number) <= 31):
        return 0
    most = calendar.monthrange(int(year), int(month))[1]
    return most if int(number) > most else 0


def time(text: str) -> str:
    """`14`, `14 h`, `2 pm` or `midi` as hours and minutes."""
    plain = fold(text)
    match = _CLOCK.fullmatch(plain)
    if not match:
        return _NAMED.get(plain, "")
    hour, half = int(match["hour"]), (match["half"] or "")[:1]
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"{hour:02}:{match['minute'] or '00'}" if hour < 24 and (match["minute"] or "00") < "60" else ""


def times(text: str) -> tuple[str, str] | None:
    """The beginning and the end of `de 9h à 12h` and its like."""
    parts = re.split(r"\s*(?:-|/|\ba\b|\bto\b|\bet\b|\band\b)\s*", fold(_DASHES.sub("-", text)).removeprefix("de "))
    found = tuple(time(part) for part in parts)
    return (found[0], found[1]) if len(found) == 2 and all(found) else None
