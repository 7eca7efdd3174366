"""Compare the numbers of a text and its translation, in the number format of each language."""

from __future__ import annotations

import re
from collections import Counter

from hub.editorial.number_words import spelled_out
from hub.editorial.passages import Passage

_THOUSANDS = {
    code: re.compile(rf"(?<![\d.,])\d{{1,3}}(?:[ \u00a0\u202f{sign}]\d{{3}}){{1,6}}+(?!\d)")
    for code, sign in (("en", ","), ("", "."))
}
"""Numbers with a thousands separator: English uses commas, which are decimal signs in the other languages."""
_NUMBER = re.compile(r"\d++(?:[.,]\d++)*+")


def figures(text: str, lang: str) -> Counter[str]:
    """The numbers of a text as digits with a decimal point."""
    if not any(char.isdigit() for char in text):
        return Counter()
    thousands = _THOUSANDS["en" if lang == "en" else ""]
    joined = thousands.sub(lambda match: re.sub(r"\D", "", match[0]), text)
    return Counter(number.replace(",", ".") for number in _NUMBER.findall(joined))


def other_figures(passage: Passage, lang: str) -> tuple[list[str], list[str]]:
    """The numbers that a translation lacks, and those that it has in addition to the original.

    A number written out in words counts as the same number.
    """
    own, here = figures(passage.bare[passage.own], passage.own), figures(passage.bare[lang], lang)
    missing, more = list((own - here).elements()), list((here - own).elements())
    if missing or more:
        missing = _without(missing, spelled_out(passage.bare[lang], lang, missing))
        more = _without(more, spelled_out(passage.bare[passage.own], passage.own, more))
    return missing, more


def _without(numbers: list[str], said: Counter[str]) -> list[str]:
    return sorted((Counter(numbers) - said).elements())
