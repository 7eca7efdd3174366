"""The direction of writing of a language, from its BCP 47 tag, and how to mark it in HTML and in plain text.

Every text written from right to left is marked (W3C, "Structural markup and right-to-left text in HTML"): a browser
does not derive the direction from `lang`, and would put a full stop at the wrong end of the line.
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
"""Isolate characters (Unicode Standard Annex 9, 2.4) for places that allow no element: titles and attributes."""


@cache
def direction_of(tag: str) -> Direction:
    """The direction of the script in the tag, else of the script that CLDR gives for the language and region."""
    language, *more = tag.replace("_", "-").split("-")
    script = next((part.title() for part in more if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in more if len(part) == 2 and part.isalpha()), "")
    return "rtl" if (script or _likely_script(language.lower(), region)) in _RIGHT_TO_LEFT else "ltr"


def _likely_script(language: str, region: str) -> str:
    """The script of a language (Unicode CLDR, likely subtags); empty when it is unknown."""
    likely = get_global("likely_subtags")
    known = get_global("language_aliases").get(language, language)
    names = (f"{language}_{region}", f"{known.partition('_')[0]}_{region}", language, known, known.partition("_")[0])
    return next((str(likely[name]).split("_")[1] for name in names if name in likely), "")


def dir_attribute(tag: str, around: str) -> Direction | None:
    """The `dir` attribute of an element inside a text of language `around`; None when both run from left to right."""
    found = direction_of(tag)
    return found if "rtl" in (found, direction_of(around)) else None


def language_attributes(tag: str | None, direction: Direction | None) -> Markup:
    """The attributes `lang` and `dir` for a tag, with a space before them; empty without a tag."""
    if not tag:
        return Markup()
    return Markup(' lang="{}"').format(tag) + (Markup(' dir="{}"').format(direction) if direction else "")


def isolate(text: str, direction: Direction | None) -> str:
    """A text for a place without elements, wrapped in isolate characters when a direction is given."""
    return _ISOLATES[direction].format(text) if direction else text
