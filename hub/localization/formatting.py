"""Format dates, numbers and names for a language with Babel (Unicode CLDR)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_timezone_name,
    parse_pattern,
)
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    format_percent,
)
from babel.units import format_unit

from hub.model.values import PartialDate

_TIME_UNITS = ("hour", "day", "week", "month", "year")
_COMPACT_FROM = 1_000_000
"""The smallest amount of money written in millions, if that loses no precision."""


@cache
def format_partial_date(value: PartialDate, locale: Locale) -> str:
    """A day, a month or a year, in words."""
    if value.precision == "year":
        # CLDR ends a Hungarian year with the full stop of an ordinal, which is wrong where it stands alone.
        if locale.language == "hu":
            return str(value.year)
        return str(format_skeleton("y", value.first, locale=locale))
    if value.precision == "month":
        return str(format_skeleton("yMMMM", value.first, locale=locale))
    return _with_ordinal(str(format_date(value.first, "long", locale=locale)), locale)


def format_span(start: PartialDate, end: PartialDate | None, locale: Locale) -> str:
    """The range from one date to another; a single date when both are equal."""
    if end is None or end == start:
        return format_partial_date(start, locale)
    if start.precision == end.precision == "day":
        return _format_days(start.first, end.first, locale)
    if start.precision == end.precision == "month":
        return str(format_interval(start.first, end.first, "yMMMM", locale=locale))
    if start.precision == end.precision == "year":
        return str(format_interval(start.first, end.first, "y", locale=locale))
    return f"{format_partial_date(start, locale)} – {format_partial_date(end, locale)}"


def _format_days(start: date, end: date, locale: Locale) -> str:
    """Two days in the language's interval pattern, with months written out as in every other date."""
    largest = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    patterns = locale.interval_formats["yMMMd"][largest]
    words = "".join(
        parse_pattern(re.sub("d+", "d", re.sub("[ML]+", "MMMM", pattern))).apply(day, locale)
        for pattern, day in zip(patterns, (start, end), strict=True)
    )
    return _with_ordinal(words, locale)


def _with_ordinal(words: str, locale: Locale) -> str:
    """Write the first of a month as an ordinal in French, which CLDR does not provide."""
    return re.sub(r"(?<![0-9])1(?=[ –])", "1er", words) if locale.language == "fr" else words


def format_period(value: str, locale: Locale) -> str:
    """The period of a figure: a partial date, or two joined by a slash."""
    start, _, end = value.partition("/")
    return format_span(PartialDate.parse(start), PartialDate.parse(end) if end else None, locale)


def format_weekday(day: date, locale: Locale) -> str:
    """A date with its weekday, in full."""
    return _with_ordinal(str(format_date(day, "full", locale=locale)), locale)


def format_clock(value: str, locale: Locale) -> str:
    """A time such as `09:30` in the format of the language."""
    return str(format_time(time.fromisoformat(value), "short", locale=locale))


def format_zone(zone: str, day: date, clock: str, locale: Locale) -> str:
    """The name of a time zone on a given day and time."""
    moment = datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))
    return str(get_timezone_name(moment, zone_variant=_zone_variant(moment), locale=locale))


def _zone_variant(moment: datetime) -> Literal["daylight", "standard"]:
    """Whether daylight saving time applies at this moment.

    For Ireland tzdata counts summer time as the standard time (file `europe`, Eire), and Babel would confuse the two.
    """
    year = [moment.replace(month=month, day=1).dst() or timedelta(0) for month in (1, 7)]
    moved = bool(moment.dst())
    return "daylight" if moved != (min(year) < timedelta(0)) else "standard"


@cache
def format_number(value: float, locale: Locale) -> str:
    """A plain number with all its decimals: by default Babel rounds to three."""
    return str(format_decimal(_decimal(value), locale=locale, decimal_quantization=False))


def format_quantity(value: float, unit: str | None, locale: Locale, units: Mapping[str, Mapping[str, str]]) -> str:
    """A number with its unit; `units` are the taxonomy's patterns in this language, by plural category."""
    number = _decimal(value)
    if unit is None:
        return format_number(value, locale)
    if unit == "percent":
        return str(format_percent(number / 100, locale=locale, decimal_quantization=False))
    if unit in _TIME_UNITS:
        return _format_duration(number, unit, locale)
    if unit in units:
        return fill_plural(units[unit], value, locale)
    return _format_money(number, unit, locale)


def format_range(
    low: float, high: float, unit: str | None, locale: Locale, units: Mapping[str, Mapping[str, str]]
) -> str:
    """A range of numbers with the unit once: the range replaces the number in the pattern of the higher value."""
    words, number = format_quantity(high, unit, locale, units), format_number(high, locale)
    if words.count(number) != 1:  # a million in its short form
        return f"{format_quantity(low, unit, locale, units)} – {words}"
    return words.replace(number, f"{format_number(low, locale)}–{number}")


def _format_duration(number: Decimal, unit: str, locale: Locale) -> str:
    """A duration in the longest form that CLDR has; for a missing form Babel returns its key."""
    forms = (format_unit(number, f"duration-{unit}", length, locale=locale) for length in ("long", "short", "narrow"))
    return next(str(form) for form in forms if "duration-" not in form)


def fill_plural(forms: Mapping[str, str], value: float, locale: Locale) -> str:
    """The plural form for a number, with the number filled in."""
    form = forms.get(locale.plural_form(_decimal(value)), forms["other"])
    return form.replace("{n}", format_number(value, locale))


@cache
def country_name(code: str, locale: Locale) -> str:
    """The name of a country."""
    return str(locale.territories.get(code, code))


def language_name(code: str, locale: Locale) -> str:
    """The name of a language."""
    return str(locale.languages.get(code, code))


def _format_money(number: Decimal, currency: str, locale: Locale) -> str:
    tenths = number / _COMPACT_FROM * 10
    if number >= _COMPACT_FROM and tenths == tenths.to_integral_value():
        return str(format_compact_currency(number, currency, locale=locale, fraction_digits=1))
    pattern = locale.currency_formats["standard"].pattern
    if number == number.to_integral_value():
        pattern = pattern.replace(".00", "")  # kept only with `currency_digits=False`
    return str(format_currency(number, currency, pattern, locale=locale, currency_digits=False))


def _decimal(value: float) -> Decimal:
    """The number as it was written, without binary rounding errors.

    A whole number has no decimals: CLDR's plural rules count them, so that in English 1.0 is not `one`.
    """
    number = Decimal(repr(value))
    return number.to_integral_value() if number == number.to_integral_value() else number


def format_megabytes(size: int, locale: Locale) -> str:
    """The size of a file, given in bytes, to a tenth of a megabyte."""
    return format_unit(max(round(size / 1_000_000, 1), 0.1), "digital-megabyte", length="short", locale=locale)
