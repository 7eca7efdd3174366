"""Numbers up to 99 in words, in the seven languages and their inflected forms.

A text may write out a number that another language writes in figures: at the beginning of an English sentence, or in
Finnish directly after a year. For other languages only figures are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple


class NumberWords(NamedTuple):
    """Patterns of 0 to 9, of 10 to 19, of 20 to 90, the separator between tens and units, and the endings."""

    units: Sequence[str]
    teens: Sequence[str]
    tens: Sequence[str]
    between: str
    ending: str = ""


def _list(words: str) -> list[str]:
    return words.split()


_FI = _list(
    "nolla y(?:ksi|hde|htä) ka(?:ksi|hde|hta) kolme neljä? vii(?:si|de|ttä) kuu(?:si|de|tta) seitsem[äa]? "
    "kahdeksa yhdeksä"
)
_FI_UNITS = [f"{word}\\w{{0,5}}" for word in _FI]
_HU_UNITS = _list("nulla egy (?:kettő|két) h(?:árom|árma) négy öt hat hét nyolc kilenc")
_HU_TENS = _list("harminc negyven ötven hatvan hetven nyolcvan kilencven")

WORDS: Mapping[str, NumberWords] = MappingProxyType(
    {
        "en": NumberWords(
            _list("zero one two three four five six seven eight nine"),
            _list("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
            _list("twenty thirty forty fifty sixty seventy eighty ninety"),
            "[- \u2011]",
        ),
        "fr": NumberWords(
            _list("zéro une? deux trois quatre cinq six sept huit neuf"),
            _list("dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"),
            _list("vingts? trente quarante cinquante soixante soixante-dix quatre-vingts? quatre-vingt-dix"),
            "(?:-|[- \u00a0]et[- \u00a0])",
        ),
        "ro": NumberWords(
            _list("zero (?:unu|un|una|o) (?:doi|două) trei patru cinci șase șapte opt nouă"),
            _list(
                "zece unsprezece (?:doi|două)sprezece treisprezece paisprezece cincisprezece șaisprezece "
                "șaptesprezece optsprezece nouăsprezece"
            ),
            _list("douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci"),
            "[ \u00a0]și[ \u00a0]",
        ),
        "fi": NumberWords(
            _FI_UNITS,
            ["kymmen\\w{0,5}", *(f"{unit}toista" for unit in _FI_UNITS[1:])],
            [f"{unit}kymmen\\w{{0,5}}?" for unit in _FI_UNITS[2:]],
            "",
        ),
        "hr": NumberWords(
            _list(
                "nula jed(?:an|na|no|nog|noj|nu|nom) (?:dva|dvije|dvoje|dvaju|dviju) tri četiri pet šest sedam "
                "osam devet"
            ),
            _list("deset jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest devetnaest"),
            _list("dvadeset trideset četrdeset pedeset šezdeset sedamdeset osamdeset devedeset"),
            "(?:[ \u00a0]i)?[ \u00a0]",
            "(?:ero|oro|eri|ori|ak|orica)?",
        ),
        "sr": NumberWords(
            _list(
                "nula jed(?:an|na|no|nog|noj|nu|nom) (?:dva|dve|dvoje|dvaju|dveju) tri četiri pet šest sedam osam devet"
            ),
            _list("deset jedanaest dvanaest trinaest četrnaest petnaest šesnaest sedamnaest osamnaest devetnaest"),
            _list("dvadeset trideset četrdeset pedeset šezdeset sedamdeset osamdeset devedeset"),
            "(?:[ \u00a0]i)?[ \u00a0]",
            "(?:oro|oje|ori|ica|orica)?",
        ),
        "it": NumberWords(
            _list("zero (?:uno|una|un) due tr[eé] quattro cinque sei sette otto nove"),
            _list("dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"),
            _list("venti? trenta? quaranta? cinquanta? sessanta? settanta? ottanta? novanta?"),
            "",
        ),
        "hu": NumberWords(
            _HU_UNITS,
            ["t[íi]z", *(f"tizen{unit}" for unit in _HU_UNITS[1:])],
            ["h[uú]sz(?:on)?", *_HU_TENS],
            "",
            "(?:[eoöa]?[tns]|[bn][ae]n|b[óő]l|[nr][ea]k?|h[eoö]z|féle)?",
        ),
    }
)


def spelled_out(text: str, lang: str, numbers: Sequence[str]) -> Counter[str]:
    """The given numbers that a text has in words, with the number of occurrences."""
    said = Counter[str]()
    for number in dict.fromkeys(numbers):
        pattern = _pattern(lang, number)
        if pattern is not None:
            said[number] = len(pattern.findall(text))
    return said


@cache
def _pattern(lang: str, number: str) -> re.Pattern[str] | None:
    if lang not in WORDS or not re.fullmatch("[0-9]{1,2}", number) or (number[0] == "0" and number != "0"):
        return None
    words, value = WORDS[lang], int(number)
    if value < 20:
        word = [*words.units, *words.teens][value]
    elif value % 10 == 0:
        word = words.tens[value // 10 - 2]
    else:
        word = _compound(words, lang, value)
    return re.compile(rf"(?<![\w-]){word}{words.ending}(?![\w-])", re.IGNORECASE)


def _compound(words: NumberWords, lang: str, value: int) -> str:
    """The pattern of a number over 20; French forms 70 to 79 from 60, and 90 to 99 from 80."""
    tens, units = divmod(value, 10)
    if lang == "fr" and tens in (7, 9):
        return f"{words.tens[tens - 3]}{words.between}{words.teens[units]}"
    return f"{words.tens[tens - 2]}{words.between}{words.units[units]}"
