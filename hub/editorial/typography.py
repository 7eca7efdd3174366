"""Typography rules by language: the forbidden pattern and a sample of each fault.

The messages are in `hub/messages`, under the code of the rule. French: the rules of the Imprimerie nationale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

NBSP = "\u00a0"
NNBSP = "\u202f"
_WIDE = f"[ {NBSP}{NNBSP}]"


class TypographyRule(NamedTuple):
    """A forbidden pattern, the code of its message, and a sample text with the fault."""

    pattern: str
    code: str
    sample: str


class TypographyFault(NamedTuple):
    """A fault in a text: the code of the message, and the surrounding words."""

    code: str
    around: str


EVERYWHERE = (
    TypographyRule(r"\.\.\.", "typo-dots", "and so on..."),
    TypographyRule(rf"{_WIDE}{{2}}", "typo-two-spaces", "one  two"),
    TypographyRule(rf"\S{_WIDE}+[,.](?![\w.])", "typo-space-before-comma", "one , two"),
    TypographyRule(rf"\w{_WIDE}-{_WIDE}", "typo-hyphen", "one - two"),
    TypographyRule('"', "typo-straight-quote", 'a "campus"'),
    TypographyRule("'", "typo-straight-apostrophe", "the region's plan"),
    TypographyRule(r"[`´]", "typo-accent-apostrophe", "the region´s plan"),
    TypographyRule("\ufffd", "typo-lost-character", "r\ufffdgion"),
    TypographyRule(r"\A\s|\s\Z", "typo-edge-space", " one"),
    TypographyRule(r"\d \d{3}(?!\d)", "typo-plain-space-in-number", "about 1 200 firms"),
    TypographyRule(r"\d [%€]", "typo-plain-space-before-sign", "20 %"),
    TypographyRule(r"\((?=\s)|\s\)", "typo-space-in-brackets", "( one )"),
)
"""Rules for all languages."""

RULES: Mapping[str, tuple[TypographyRule, ...]] = {
    "en": (
        TypographyRule(rf"\d{_WIDE}%", "typo-space-before-percent", f"20{NBSP}%"),
        TypographyRule(rf"\w{_WIDE}[;:!?]", "typo-space-before-mark", "one : two"),
        TypographyRule(r"\d[.]\d{3}(?![\d.])", "typo-thousands-comma", "1.200 firms"),
    ),
    "fr": (
        TypographyRule(rf"[^{NNBSP}][;!?]", "typo-fr-mark", "Pourquoi ?"),
        TypographyRule(rf"[^{NBSP}\d]:|\d:(?!\d)", "typo-fr-colon", "Sources : une"),
        TypographyRule(rf"«(?!{NBSP})|(?<!{NBSP})»", "typo-fr-quotes", "« oui »"),
        TypographyRule(r"(?i)\b(?:oeuvre|coeur|soeur|noeud|voeu)", "typo-fr-ligature", "mettre en oeuvre"),
        TypographyRule(r"\d%|\d[,.]\d{3}(?!\d)", "typo-fr-number", "20%"),
    ),
    "ro": (
        TypographyRule("[şţŞŢ]", "typo-ro-cedilla", "soluţie"),
        TypographyRule(rf"\w{_WIDE}[;:!?]", "typo-space-before-mark", "una : două"),
    ),
    "fi": (
        TypographyRule(rf"\w{_WIDE}[;:!?]", "typo-space-before-mark", "yksi : kaksi"),
        TypographyRule(r"\d%|\d[,.]\d{3}(?!\d)", "typo-fi-number", "20%"),
    ),
    "hr": (
        TypographyRule(rf"\w{_WIDE}[;:!?]", "typo-space-before-mark", "jedan : dva"),
        TypographyRule(r"\d%", "typo-hr-percent", "20%"),
    ),
    "it": (
        TypographyRule(rf"\w{_WIDE}[;:!?]", "typo-space-before-mark", "uno : due"),
        TypographyRule(r"(?i)\b(?:perch|poich|affinch|finch|bench|n|s)è\b", "typo-it-acute", "perchè"),
        TypographyRule(r"\bE’(?=\s)", "typo-it-capital", "E’ un campus"),
    ),
    "hu": (
        TypographyRule(rf"\w{_WIDE}[;:!?]", "typo-space-before-mark", "egy : kettő"),
        TypographyRule("[õûÕÛ]", "typo-hu-accent", "erõs"),
    ),
    "sr": (
        TypographyRule(rf"\d{_WIDE}%", "typo-space-before-percent", f"20{NBSP}%"),
        TypographyRule(rf"\w{_WIDE}[;:!?]", "typo-space-before-mark", "jedan : dva"),
    ),
}
"""Rules by language, in addition to EVERYWHERE; a language has one set in all its scripts."""

QUOTES: Mapping[str, str] = {
    "en": "“”",
    "fr": "«»",
    "ro": "„”",
    "fi": "””",
    "hr": "„”",
    "it": "«»",
    "hu": "„”",
    "sr": "„“",
}
"""The opening and the closing quotation mark of each language."""
_ALL_QUOTES = "«»“”„‟‹›‘‚‛〝〞"
_ALLOWED_INVISIBLE = frozenset((" ", "\n", NBSP, NNBSP, "\u2011"))


def faults(text: str, lang: str) -> list[TypographyFault]:
    """The faults of a text in a language, with the surrounding words."""
    lang = lang.partition("-")[0]
    found = [
        TypographyFault(rule.code, _around(text, match.start(), match.end()))
        for rule in (*EVERYWHERE, *RULES.get(lang, ()))
        for match in re.finditer(rule.pattern, text)
    ]
    found += [TypographyFault("typo-invisible", f"U+{ord(char):04X}") for char in sorted(set(text)) if _is_hidden(char)]
    if not unicodedata.is_normalized("NFC", text):
        found.append(TypographyFault("typo-decomposed", text[:40]))
    if lang in QUOTES and not _quotes_are_right(text, QUOTES[lang]):
        place = next(place for place, char in enumerate(text) if char in _ALL_QUOTES)
        found.append(TypographyFault("typo-quotes", _around(text, place, place + 1)))
    return found


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 20) : end + 20]


def _is_hidden(char: str) -> bool:
    return char not in _ALLOWED_INVISIBLE and unicodedata.category(char) in {"Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp"}


def _quotes_are_right(text: str, pair: str) -> bool:
    """Whether all quotation marks belong to the language and are properly paired."""
    marks = [char for char in text if char in _ALL_QUOTES]
    return marks == [pair[number % 2] for number in range(len(marks))] and len(marks) % 2 == 0
