"""Put a machine's draft into the typography of its language: quotes, apostrophes, and spaces that do not break."""

from __future__ import annotations

import re

from hub.editorial.typography import NBSP, NNBSP, QUOTES

_QUOTED = re.compile(r"[\"“”„«»][ \u00a0\u202f]?([^\"“”„«»]*?)[ \u00a0\u202f]?[\"“”„«»]")
_SPACE = "[ \u00a0\u202f]"
_EVERYWHERE = (
    (r"\.\.\.", "…"),
    (r"(?<=\w)'(?=\w)", "’"),
    (r"(?<=\S) - (?=\S)", " – "),
    (r"(?<=\d) (?=\d{3}(?!\d))", NBSP),
    (r"(?<=\d) (?=[%€])", NBSP),
)
_RULES = {
    "fr": (
        (rf"{_SPACE}?([;!?])(?=\s|$)", rf"{NNBSP}\1"),
        (rf"(?<=[^\s\d]){_SPACE}?:(?=\s|$)", f"{NBSP}:"),
        (r"(?<=\d)%", f"{NBSP}%"),
    ),
    "fi": ((r"(?<=\d)%", f"{NBSP}%"),),
    "hr": ((r"(?<=\d)%", f"{NBSP}%"),),
    "en": ((rf"(?<=\d){_SPACE}%", "%"),),
    "sr": ((rf"(?<=\d){_SPACE}%", "%"),),
}


def typeset(text: str, lang: str) -> str:
    """The text with the signs of its language."""
    lang = lang.partition("-")[0]
    for pattern, stands in (*_EVERYWHERE, *_RULES.get(lang, ())):
        text = re.sub(pattern, stands, text)
    if lang not in QUOTES:
        return text
    opening, closing = QUOTES[lang][0], QUOTES[lang][1]
    space = NBSP if lang == "fr" else ""
    return _QUOTED.sub(rf"{opening}{space}\1{space}{closing}", text)
