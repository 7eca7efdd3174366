"""Compare the units that stand behind the numbers of a text and of its translation: %, euros, hours, millions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from hub.editorial.passages import Passage

_SIGNS = {"%": "%", "€": "M?€|EUR", "$": r"\$|USD", "£": "£|GBP", "km": "km", "m²": "m²|m2", "kg": "kg"}
"""Units that are written alike in every language."""
_SHARED = {"kB": "k[Bob]", "MB": "M[Bobt]", "GB": "G[Bobt]", "TB": "T[Bobt]"}
_NAMES = ("%", "€", "$", "million", "billion", "minute", "hour", "day", "week", "month", "year")
_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            *("per ?cent|percent", "euros?", "dollars?", "millions?|M€", "billions?"),
            *("min(?:utes?)?", "h(?:ours?)?", "days?", "weeks?", "months?", "years?|annual|biennial"),
        ),
        "fr": (
            *("pour ?cent", "euros?", "dollars?", "millions?|M€", "milliards?|Md€"),
            *(r"min(?:utes?)?", r"h(?:eures?)?", r"jours?|journées?", "semaines?", "mois", r"ans?|années?|annuel\w*"),
        ),
        "ro": (
            *("la sută", "euro", "dolari", "milio(?:n|ane)", "miliarde?"),
            *(
                r"min(?:ut\w*)?",
                r"h|or(?:[eăa]|ele|elor)",
                r"zi(?:le)?\w*",
                r"săptămân\w*",
                r"lun[iăa]\w*",
                r"an(?:i|ul|ilor|ii)?|anual\w*",
            ),
        ),
        "fi": (
            *(r"prosent\w*", r"euro(?!opp)\w*", r"dollari\w*", r"miljoon\w*", r"miljardi?\w*"),
            *(
                r"min(?:uut\w*)?",
                r"tun(?:ti|ni)\w*|h",
                r"päivä\w*|vuorokau\w*|vrk",
                r"viikk?o\w*",
                r"kuukau\w*|kk",
                r"vuo(?:si|de|te|tta|nna|tt|ti)\w*",
            ),
        ),
        "hr": (
            *(r"posto\w*", r"eur[aoiu]\w*", r"dolar\w*", r"mil[iy]?jun\w*|mil\.", r"milijard\w*|mlrd\."),
            *(r"min(?:ut\w*)?", r"sat[aiu]?|h", r"dan\w*", r"tjed\w*", r"mjesec\w*", r"godi[nš]\w*|godišnj\w*"),
        ),
        "it": (
            *("per ?cento", "euro", r"dollar[oi]", r"milion[ei]", r"miliard[oi]"),
            *(r"min(?:ut[oi])?", r"h|or[ae]", r"giorn\w*", r"settiman\w*", r"mes[ei]|mensil\w*", r"ann[oi]|annu\w*"),
        ),
        "hu": (
            *(r"száza[ln]\w*", r"euró(?!pa)\w*", r"dollár\w*", r"milli[óo]\w*", r"milliárd\w*"),
            *(r"perc\w*", r"ór[aáé]\w*", r"nap\w*", r"het[ei]\w*|hét\w*", r"hónap\w*|havi", r"év\w*"),
        ),
        "sr": (
            *(r"odsto|procent\w*", r"evr[aoiu]\w*", r"dolar\w*", r"milion\w*", r"milijard\w*"),
            *(r"min(?:ut\w*)?", r"sat[aiu]?|čas\w*|h", r"dan\w*", r"nedelj\w*", r"mesec\w*", r"godi[nš]\w*"),
        ),
    }
)
"""The words of the units of `_NAMES`, in their order; a language that is not listed is compared by signs alone."""

_COMPOUNDING = {"fi", "hu"}
"""Languages in which a unit may end a longer word: `työpäivä`."""


def other_units(passage: Passage, lang: str) -> tuple[list[str], list[str]]:
    """The units of numbers that a translation does not name, and those that only it has."""
    own, here = passage.bare[passage.own], passage.bare[lang]
    return _lacking(own, passage.own, here, lang), _lacking(here, lang, own, passage.own)


def _lacking(text: str, lang: str, other: str, into: str) -> list[str]:
    """The units directly behind a number of a text that the other one names nowhere."""
    if not any(char.isdigit() for char in text):
        return []
    there = _patterns(into)
    return [
        unit
        for unit, (behind, _) in _patterns(lang).items()
        if unit in there
        and any(match[0] not in other for match in behind.finditer(text))
        and not there[unit][1].search(other)
    ]


@cache
def _patterns(lang: str) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each unit: the pattern behind a number, and anywhere."""
    words = dict(zip(_NAMES, _WORDS.get(lang, ()), strict=False))
    start = "" if lang in _COMPOUNDING else r"(?:(?<!\w)|(?<=\d))"
    found = {}
    for unit in dict.fromkeys((*_SIGNS, *_SHARED, *words)):
        either = "|".join(filter(None, (_SIGNS.get(unit), _SHARED.get(unit), words.get(unit))))
        behind = re.compile(rf"\d[ \u00a0\u202f-]?(?:de[ \u00a0])?(?:{either})(?!\w)")
        found[unit] = behind, re.compile(rf"{start}(?:{either})(?!\w)", re.IGNORECASE)
    return found
