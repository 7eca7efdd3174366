"""Read what people type into a form, as values with the forms of the registries.

Nothing is guessed. A date in figures is read as day first, except in English, where `04/02/2027` can mean two days, and
in Hungarian, which begins with the year. What cannot be read stays as it was typed, so that the check reports it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from babel import Locale

from hub.diagnosis import formats
from hub.model.kinds import name_field
from hub.model.rules import Registry
from hub.reading.entries import Registries

_BULLET = re.compile(r"^\s*(?:[-*•–]|[0-9]{1,2}[.)])\s+")
_QUOTES = "\"'“”„«» \u00a0\u202f"
"""Signs that people type around a date because they stand around it in a file."""
_SPACE = re.compile(r"[ \t\n]+")
_NEXT_ADDRESS = re.compile(r"(?<![\s,;])[\s,;]++(?=https?://)")
_WRITTEN_DAY = re.compile(r"(?:([0-9]{1,2})(?:er|st|nd|rd|th|[.º°])?\s+)?([^\W\d_]+)\.?\s+([0-9]{4})\.?")
_YEAR_FIRST = re.compile(r"([0-9]{4})\.?\s+([^\W\d_]+)\.?(?:\s+([0-9]{1,2})\.?)?")
_NOT_DAY_FIRST = frozenset({"en", "hu"})


def plain_text(typed: str) -> str:
    """A text with one kind of line end, composed letters and no invisible characters.

    A pasted zero-width space is not an answer.
    """
    text = re.sub("\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", typed)
    return unicodedata.normalize("NFC", "".join(char for char in text if not _is_hidden(char)))


def _is_hidden(char: str) -> bool:
    """Whether a character is a control, format or unassigned one, or a variation selector (it changes an emoji's
    look)."""
    return char not in "\n\t" and (unicodedata.category(char).startswith("C") or char in "\ufe0e\ufe0f")


def one_line(answer: str) -> str:
    """The answer on one line. No-break spaces stay, because French needs them."""
    return _SPACE.sub(" ", answer).strip()


def name(answer: str, lang: str) -> dict[str, str]:
    """A name, in the language whose code stands before it, as in `hr: Grad Rijeka`; else in that of the form."""
    typed = one_line(answer)
    code, colon, rest = typed.partition(": ")
    return {code: rest.strip()} if colon and formats.matches("language", code) else {lang: typed}


def paragraphs(answer: str) -> str:
    """The paragraphs as they were typed, with one empty line between them."""
    return re.sub("\n{3,}", "\n\n", answer)


def items(answer: str) -> list[str]:
    """One item per line, without bullets or numbers."""
    lines = (_BULLET.sub("", line).strip() for line in answer.split("\n"))
    return [line for line in lines if line]


def web_addresses(answer: str) -> list[str]:
    """The addresses, one per line or separated by commas or spaces; each address once."""
    found = (web_address(part) for item in items(answer) for part in _NEXT_ADDRESS.split(item))
    return list(dict.fromkeys(found))


def web_address(answer: str) -> str:
    """An address without the signs around it."""
    return answer.strip().removeprefix("<").rstrip(",;").removesuffix(">")


def clock(answer: str) -> str:
    """Hours and minutes from `10h00`, `10 h` or `9.30`."""
    typed = one_line(answer).strip(_QUOTES)
    return formats.hint("time", re.sub(r"\s", "", typed)) or typed


def day(answer: str, lang: str) -> str:
    """An ISO 8601 date from `4 février 2027`, `1er mars 2027`, `mars 2027`, `4. veljače 2027.` or `2027. február 4.`,
    and from `04/02/2027` where the day comes first."""
    typed = one_line(answer).strip(_QUOTES)
    if lang not in _NOT_DAY_FIRST and (day_first := formats.date_hint(typed)):
        return day_first
    if match := _WRITTEN_DAY.fullmatch(typed):
        number, name, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(typed):
        year, name, number = match.groups()
    else:
        return typed
    month = _months(lang).get(name.casefold())
    if month is None:
        return typed
    return f"{year}-{month:02}" + (f"-{int(number):02}" if number else "")


@cache
def _months(lang: str) -> dict[str, int]:
    """The months by their names, within a date and alone, in full and shortened."""
    months = Locale(lang).months
    return {
        name.rstrip(".").casefold(): number
        for form in ("stand-alone", "format")
        for width in ("wide", "abbreviated")
        for number, name in months[form][width].items()
    }


def actor(answer: str, lang: str, registries: Registries) -> dict[str, Any]:
    """A partner or an organisation, by its id or one of its names; the typed name where the registries have neither."""
    for key, registry in (("partner", "partners"), ("organisation", "organisations")):
        if identifier := record_named(answer, registry, registries):
            return {key: identifier}
    return {"name": {lang: one_line(answer)}}


def record_named(answer: str, registry: Registry, registries: Registries) -> str:
    """The id of the record that has this id, name or title; empty where there is none."""
    wanted = one_line(answer).casefold()
    for entry in registries.entries[registry]:
        record, name = entry.record, name_field(entry.record)
        names = (record.id, getattr(record, "short", None), *name.words.values())
        if wanted in {name.casefold() for name in names if name}:
            return str(record.id)
    return ""
