"""Guess the number that was meant: `environ 100`, `60-70`, `1,5 M€`, `7 personnes`."""

from __future__ import annotations

import re
from typing import NamedTuple

from hub.diagnosis.normalize import fold, number
from hub.text import late

_ABOUT = late.compile(r"(?:environ|env\.?|autour de|about|around|circa|ca\.?|approx\.?|~|≈)\s*")
_BESIDE = late.compile(r"(?:plus de|pres de|jusqu.?a|more than|over|nearly|up to|[<>≥≤])\s*")
_TIMES = {"k": 1000, "m": 1_000_000, "million": 1_000_000, "millions": 1_000_000, "md": 10**9, "milliard": 10**9,
          "milliards": 10**9, "billion": 10**9}  # fmt: skip
_MULTIPLE = late.compile(r"(?P<digits>[0-9][0-9\s]*+(?:[.,][0-9]++)?)\s*+(?P<times>[a-z]++)\s*+(?P<rest>.*)")


class Amount(NamedTuple):
    """A number as the registries write it, and the line that belongs beside it, such as `unit: EUR`."""

    value: str
    beside: str = ""


def amount(text: str, key: str) -> Amount | None:
    """The number that a text means; only a key `value` can have a range, since only it has lines beside it."""
    plain = fold(text)
    about = _ABOUT.match(plain)
    if about and (inner := amount(plain[about.end() :], key)):
        return Amount(inner.value, inner.beside or "approximate: true")
    if beside := _BESIDE.match(plain):
        return amount(plain[beside.end() :], key)
    if match := re.fullmatch(r"([0-9][0-9\s.,]*+)(?:[-–—]|a|to|et)\s*+([0-9][0-9\s.,]*+)", plain):
        least, most = (number(part)[0] for part in match.groups())
        return Amount(least, f"upper: {most}") if least and most and key == "value" else None
    right, unit = number(plain.upper())
    if right:
        return Amount(right, f"unit: {unit}" if unit else "")
    return _with_word(plain)


def _with_word(plain: str) -> Amount | None:
    """The number of a text with a word behind the figures: `1,5 million`, `3 k`, `7 personnes`."""
    match = _MULTIPLE.fullmatch(plain)
    value = number(match["digits"])[0] if match else ""
    if not match or not value:
        return None
    factor, rest = _TIMES.get(match["times"], 1), match["rest"]
    unit = "EUR" if "€" in rest or "eur" in f"{match['times']} {rest}" else ""
    if factor == 1 and rest and not unit:
        return None
    return Amount(f"{float(value) * factor:.6f}".rstrip("0").rstrip("."), f"unit: {unit}" if unit else "")
