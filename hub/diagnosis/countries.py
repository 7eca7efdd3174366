"""Guess the country that was meant: by a name in a language of Europe, another code, or the code of a region in it."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from hub.diagnosis.nearest import perhaps
from hub.diagnosis.normalize import fold
from hub.languages import known_locales
from hub.problems import Phrase

_NO_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
"""Codes of CLDR that are no country: groups, parts of countries, codes for tests."""
_EUROPEAN = (
    *("bg", "cs", "da", "de", "el", "es", "et", "ga", "lt", "lv", "mt", "nl", "pl", "pt", "sk", "sl", "sv"),
    *("sr_Latn", "sr", "bs", "sq", "mk", "is", "nb", "uk", "tr"),
)
"""Languages of Europe, in which a country may be named besides those that the hub knows."""
_CODES = {"EL": "GR", "UK": "GB", "XKX": "XK", "SRJ": "RS", "ROM": "RO", "EA": "ES", "IC": "ES"}
"""Codes that Eurostat, older lists and others write (`EL` and `UK`: Interinstitutional style guide of the EU)."""
_NAMES = {
    "republique tcheque": "CZ", "czech republic": "CZ", "republica ceha": "CZ", "repubblica ceca": "CZ",
    "ceska republika": "CZ", "cehia": "CZ", "holland": "NL", "hollande": "NL", "olanda": "NL", "hollandia": "NL",
    "pays bas": "NL", "great britain": "GB", "grande bretagne": "GB", "gran bretagna": "GB", "marea britanie": "GB",
    "iso britannia": "GB", "velika britanija": "GB", "nagy britannia": "GB", "england": "GB", "angleterre": "GB",
    "anglia": "GB", "scotland": "GB", "ecosse": "GB", "wales": "GB", "northern ireland": "GB", "irlande du nord": "GB",
    "macedonia": "MK", "macedoine": "MK", "bosnia and herzegovina": "BA", "bosnia": "BA",
    "bosnie": "BA", "etats unis d'amerique": "US",
    "united states of america": "US", "moldavie": "MD", "republic of moldova": "MD", "republika srbija": "RS",
    "republic of serbia": "RS", "republika hrvatska": "HR", "repubblica italiana": "IT", "republique francaise": "FR",
    "slovak republic": "SK", "turkey": "TR", "turquie": "TR", "turchia": "TR", "korea": "KR",
}  # fmt: skip
"""Names in use that CLDR does not have, as `fold` gives them."""
_UNION = frozenset(
    {"european union", "union europeenne", "unione europea", "uniunea europeana", "euroopan unioni", "europska unija",
     "europai unio", "evropska unija", "europaische union", "europe", "europa", "eurooppa", "eu", "ue", "ez", "eu27",
     "eu 27", "eu-27", "european commission", "commission europeenne", "european parliament", "parlement europeen",
     "enisa", "united nations", "nations unies", "un", "onu", "nato", "otan", "international"}
)  # fmt: skip
"""The Union, its bodies and other unions of states, none of which is a country, as `fold` gives them."""
_ARTICLE = re.compile(r"^(?:the |la |le |les |il |l')")
_BETWEEN = re.compile(r"[,;/()|]+|\s[-–—]\s")


@cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 codes of two letters, from Unicode CLDR, and `XK`, which the Union uses for Kosovo.

    The names of countries in a language would tell them too, but take 0.02 s to load.
    """
    known: frozenset[str] = frozenset(get_global("territory_languages"))
    return frozenset(code for code in known if re.fullmatch("[A-Z]{2}", code)) - _NO_COUNTRIES


def country_guess(text: str) -> Phrase | str:
    """Suggest the code that was meant; for a body of the Union, say how to enter it."""
    if fold(text) in _UNION:
        return Phrase("country-of-seat")
    return perhaps(country(text), text)


def country(text: str) -> str:
    """The ISO 3166-1 code of the one country that a text names: FR for `Rennes, France`; empty for none or several."""
    whole = _named_by(text)
    if whole or len(text) > 200:
        return whole
    found = {code for part in _BETWEEN.split(text) if (code := _named_by(part))}
    return found.pop() if len(found) == 1 else ""


def _named_by(text: str) -> str:
    """The code of the country that a text names as a whole, by a code, a name or a region; else empty."""
    word = _ARTICLE.sub("", fold(text).replace("’", "'").strip(" .'\""))
    code = word.upper().replace(".", "")
    aliases: list[str] = get_global("territory_aliases").get(code, [])
    known = (code, _CODES.get(code, ""), *(aliases if len(aliases) == 1 else ()), _NAMES.get(word, ""))
    right = next((code for code in known if code in country_codes()), "") or _names().get(word.replace("-", " "), "")
    return right or _of_region(code)


def _of_region(code: str) -> str:
    """The country of a code of NUTS (`FRH0`), of ISO 3166-2 (`FR-BRE`) or of a locale (`fr-FR`)."""
    match = re.fullmatch(r"([A-Z]{2})(?:[0-9][A-Z0-9]{0,2}|[A-Z][A-Z0-9]?[0-9]|[-_][A-Z0-9]{1,3})", code)
    first = _CODES.get(match[1], match[1]) if match else ""
    return first if first in country_codes() else ""


@cache
def _names() -> dict[str, str]:
    """The codes of countries by their names, folded; of two written alike, the one in the earlier language."""
    names: dict[str, str] = {}
    for locale in (*known_locales(), *map(Locale.parse, _EUROPEAN)):
        for code, name in locale.territories.items():
            if str(code) in country_codes():
                names.setdefault(fold(name).replace("’", "'").replace("-", " "), str(code))
    return names
