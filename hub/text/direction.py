"""The direction in which a language is written, from its BCP 47 tag, and what says so in HTML and in plain text.

What is written from right to left is marked wherever its language is (W3C, "Structural markup and right-to-left text in
HTML"): a browser does not conclude it from `lang`, and puts a full stop at the end of the line around it.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from babel.core import get_global
from markupsafe import Markup

Direction = Literal["ltr", "rtl"]
_RIGHT_TO_LEFT = frozenset(
    {
        *(
            "Adlm",
            "Arab",
            "Aran",
            "Armi",
            "Avst",
            "Chrs",
            "Cprt",
            "Elym",
            "Gara",
            "Hatr",
            "Hebr",
            "Hung",
            "Khar",
            "Lydi",
        ),
        *(
            "Mand",
            "Mani",
            "Mend",
            "Merc",
            "Mero",
            "Narb",
            "Nbat",
            "Nkoo",
            "Orkh",
            "Ougr",
            "Palm",
            "Phli",
            "Phlp",
            "Phnx",
        ),
        *(
            "Prti",
            "Rohg",
            "Samr",
            "Sarb",
            "Sidt",
            "Sogd",
            "Sogo",
            "Syrc",
            "Syre",
            "Syrj",
            "Syrn",
            "Thaa",
            "Todr",
            "Yezi",
        ),
    }
)
"""Scripts written from right to left (Unicode CLDR, scriptMetadata; ISO 15924)."""
_ISOLATES: dict[str, str] = {"ltr": "\u2066{}\u2069", "rtl": "\u2067{}\u2069"}
"""Signs around a text of a direction (Unicode Standard Annex 9, 2.4) where no element can stand: titles, attributes."""


@cache
def direction_of(tag: str) -> Direction:
    """By the script that the tag names, else by the one in which the language is most likely written in its region."""
    language, *more = tag.replace("_", "-").split("-")
    script = next((part.title() for part in more if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in more if len(part) == 2 and part.isalpha()), "")
    return "rtl" if (script or _likely_script(language.lower(), region)) in _RIGHT_TO_LEFT else "ltr"


def _likely_script(language: str, region: str) -> str:
    """The script of a language (Unicode CLDR, likely subtags); empty where it is not known."""
    likely = get_global("likely_subtags")
    known = get_global("language_aliases").get(language, language)
    names = (f"{language}_{region}", f"{known.partition('_')[0]}_{region}", language, known, known.partition("_")[0])
    return next((str(likely[name]).split("_")[1] for name in names if name in likely), "")


def dir_of(tag: str, around: str) -> Direction | None:
    """The value of `dir` of an element in a language, in a text of another: none where both run from left to right."""
    found = direction_of(tag)
    return found if "rtl" in (found, direction_of(around)) else None


def language_attributes(tag: str | None, direction: Direction | None) -> Markup:
    """The attributes `lang` and `dir` for a tag, with the space before them; nothing without a language."""
    if not tag:
        return Markup()
    return Markup(' lang="{}"').format(tag) + (Markup(' dir="{}"').format(direction) if direction else "")


def isolated(text: str, direction: Direction | None) -> str:
    """A text for a place that takes no element, kept apart from what stands around it where its direction is told."""
    return _ISOLATES[direction].format(text) if direction else text
