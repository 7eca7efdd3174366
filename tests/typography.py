"""Rules of typography by language: what may not stand in a text, what to write instead, and a sample of each fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

NBSP = "\u00a0"
NNBSP = "\u202f"
_WIDE = f"[ {NBSP}{NNBSP}]"


class Rule(NamedTuple):
    """A pattern that no text matches, the message for one that does, and such a text."""

    pattern: str
    message: str
    sample: str


EVERYWHERE = (
    Rule(r"\.\.\.", "three dots: write …", "and so on..."),
    Rule(rf"{_WIDE}{{2}}", "two spaces in a row", "one  two"),
    Rule(rf"\S{_WIDE}+[,.](?![\w.])", "space before a comma or a full stop", "one , two"),
    Rule(rf"\w{_WIDE}-{_WIDE}", "hyphen between spaces: write –", "one - two"),
    Rule('"', "straight quotation mark", 'a "campus"'),
    Rule("'", "straight apostrophe: write ’", "the region's plan"),
    Rule(r"[`´]", "accent in place of an apostrophe: write ’", "the region´s plan"),
    Rule("\ufffd", "character lost in a conversion (U+FFFD)", "r\ufffdgion"),
    Rule(r"\A\s|\s\Z", "space at the beginning or the end", " one"),
    Rule(r"\d \d{3}(?!\d)", "plain space within a number: write a no-break one", "about 1 200 firms"),
    Rule(r"\d [%€]", "plain space between a number and its sign: write a no-break one", "20 %"),
    Rule(r"\((?=\s)|\s\)", "space inside brackets", "( one )"),
)
"""For all languages."""

RULES: Mapping[str, tuple[Rule, ...]] = {
    "en": (
        Rule(rf"\d{_WIDE}%", "space before %", f"20{NBSP}%"),
        Rule(rf"\w{_WIDE}[;:!?]", "space before ; : ! or ?", "one : two"),
        Rule(r"\d[.]\d{3}(?![\d.])", "thousands are parted by a comma", "1.200 firms"),
    ),
    "fr": (
        Rule(rf"[^{NNBSP}][;!?]", "; ! and ? follow a narrow no-break space (U+202F)", "Pourquoi ?"),
        Rule(rf"[^{NBSP}\d]:|\d:(?!\d)", ": follows a no-break space (U+00A0)", "Sources : une"),
        Rule(rf"«(?!{NBSP})|(?<!{NBSP})»", "no-break space (U+00A0) inside « »", "« oui »"),
        Rule(r"(?i)\b(?:oeuvre|coeur|soeur|noeud|voeu)", "ligature: write œ", "mettre en oeuvre"),
        Rule(r"\d%|\d[,.]\d{3}(?!\d)", "a no-break space before %, a narrow one between thousands", "20%"),
    ),
    "ro": (
        Rule("[şţŞŢ]", "letter with a cedilla: write ș and ț with a comma below", "soluţie"),
        Rule(rf"\w{_WIDE}[;:!?]", "space before ; : ! or ?", "una : două"),
    ),
    "fi": (
        Rule(rf"\w{_WIDE}[;:!?]", "space before ; : ! or ?", "yksi : kaksi"),
        Rule(r"\d%|\d[,.]\d{3}(?!\d)", "a no-break space before % and between thousands", "20%"),
    ),
    "hr": (
        Rule(rf"\w{_WIDE}[;:!?]", "space before ; : ! or ?", "jedan : dva"),
        Rule(r"\d%", "a no-break space before %", "20%"),
    ),
    "it": (
        Rule(rf"\w{_WIDE}[;:!?]", "space before ; : ! or ?", "uno : due"),
        Rule(r"(?i)\b(?:perch|poich|affinch|finch|bench|n|s)è\b", "acute accent: write é", "perchè"),
        Rule(r"\bE’(?=\s)", "capital with an apostrophe: write È", "E’ un campus"),
    ),
    "hu": (
        Rule(rf"\w{_WIDE}[;:!?]", "space before ; : ! or ?", "egy : kettő"),
        Rule("[õûÕÛ]", "wrong accent: write ő or ű", "erõs"),
    ),
}
"""By language, besides EVERYWHERE."""

QUOTES: Mapping[str, str] = {
    "en": "“”",
    "fr": "«»",
    "ro": "„”",
    "fi": "””",
    "hr": "„”",
    "it": "«»",
    "hu": "„”",
}
"""The opening and the closing quotation mark of each language."""
_ALL_QUOTES = "«»“”„‟‹›‘‚‛〝〞"
_ALLOWED_INVISIBLE = frozenset((" ", "\n", NBSP, NNBSP, "\u2011"))


def faults(text: str, lang: str) -> list[str]:
    """What is wrong with a text in a language, with the words around each fault."""
    found = [
        f"{rule.message}: {_around(text, match)}"
        for rule in (*EVERYWHERE, *RULES.get(lang, ()))
        for match in re.finditer(rule.pattern, text)
    ]
    found += [f"invisible character U+{ord(char):04X}" for char in sorted(set(text)) if _is_hidden(char)]
    if not unicodedata.is_normalized("NFC", text):
        found.append("letters and accents apart: the text is not in the form NFC")
    if lang in QUOTES and not _quotes_are_right(text, QUOTES[lang]):
        found.append(f"quotation marks are not pairs of {' '.join(QUOTES[lang])}")
    return found


def _around(text: str, match: re.Match[str]) -> str:
    return repr(text[max(0, match.start() - 20) : match.end() + 20])


def _is_hidden(char: str) -> bool:
    return char not in _ALLOWED_INVISIBLE and unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp"}


def _quotes_are_right(text: str, pair: str) -> bool:
    """Whether all quotation marks are the language's own, opened and closed in turn."""
    marks = [char for char in text if char in _ALL_QUOTES]
    return marks == [pair[number % 2] for number in range(len(marks))] and len(marks) % 2 == 0
