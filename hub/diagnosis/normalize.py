"""Bring a value into the form of the registries: a decimal comma, a date in words, a language by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from babel.languages import get_official_languages

from hub.languages import known_locales
from hub.model.values import PartialDate

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
"""A decimal number of at most fifteen digits, which is what a floating-point number keeps."""
_SPACES = re.compile(r"[\s\u2019']")
_BETWEEN = r"(?:\s++[./-]?|[./-])\s*+"
"""What separates the numbers of a date: a sign, or spaces alone."""
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{4}})\.?")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}){_BETWEEN}([0-9]{{1,2}})(?:{_BETWEEN}([0-9]{{1,2}}))?\.?")
MARKDOWN_LINK = re.compile(r"!?\[[^\]]*+\]\(\s*+(?P<url>[^)\s]++)[^)]*+\)")
_ORDINAL = re.compile(r"(?<=[0-9])(?:er|re|e|eme|st|nd|rd|th|o|a)\b")
_WORDS = {
    "activite": "activity", "adresse": "url", "annule": "cancelled", "chef de file": "lead", "chiffres": "figures",
    "cible": "target", "contexte": "context", "coordonnees": "coordinates", "date": "start", "debut": "start",
    "defis": "challenges", "domaines": "areas", "en cours": "running", "faux": "false", "fin": "end",
    "fuseau": "zone", "genre": "kind", "heure": "start_time", "intervenants": "speakers", "langue": "language",
    "latitude": "lat", "lien": "url", "lieu": "location", "salle": "venue", "liens": "sources", "lng": "lon",
    "localisation": "location",
    "longitude": "lon", "leviers": "levers", "moyens": "means", "nature": "kind", "nom": "name", "non": "false",
    "objectif": "target", "organisateurs": "organisers", "oui": "true", "partenaire": "partner",
    "partenaires": "partners", "pays": "country", "periode": "period", "personnes": "people", "planifie": "planned",
    "porteurs": "owners", "pratiques": "practices", "prevu": "planned", "probleme": "problem", "projet": "project",
    "publics": "audiences", "publie": "publish", "ressources": "resources", "resultat": "result",
    "resultats": "results", "resume": "summary", "retire": "withdrawn", "seances": "sessions", "site": "website",
    "site web": "website", "statut": "status", "termine": "completed", "titre": "title", "type": "kind",
    "unite": "unit", "valeur": "value", "ville": "city", "vrai": "true", "libelle": "label", "%": "percent",
    "pour cent": "percent", "€": "EUR", "euro": "EUR", "euros": "EUR", "yes": "true", "no": "false",
    "retiree": "withdrawn", "annulee": "cancelled",
}  # fmt: skip
"""French words, without accents, and the key or the choice for which they stand."""


def fold(text: str) -> str:
    """A word without case, accents and the spaces around it: `Événement_clé` is `evenement cle`."""
    plain = unicodedata.normalize("NFKD", text.replace("_", " ")).casefold()
    if not plain.isascii():
        plain = "".join([char for char in plain if not unicodedata.combining(char)])
    return " ".join(plain.split())


def known_word(text: str, known: Iterable[str]) -> str:
    """The known key or choice that a word is but for case and accents, or in French; empty for any other word."""
    by_fold = {fold(word): word for word in known}
    folded = fold(text)
    return by_fold.get(folded) or by_fold.get(fold(_WORDS.get(folded, ""))) or ""


def number(text: str) -> tuple[str, str]:
    """A number as the registries write it, and the unit beside it: `1 500,5 €` is 1500.5 and EUR; else empty."""
    plain = _SPACES.sub("", text)
    unit = next((name for sign, name in (("€", "EUR"), ("EUR", "EUR"), ("%", "percent")) if sign in plain), "")
    plain = re.sub(r"€|EUR|%|°[NE]?|\+", "", plain)
    if re.fullmatch(r"-?[0-9]+,[0-9]{1,6}", plain):
        plain = plain.replace(",", ".")
    elif re.fullmatch(r"-?[0-9]{1,3}([.,][0-9]{3}){2,}", plain):
        plain = re.sub("[.,]", "", plain)
    return (plain, unit) if NUMBER.fullmatch(plain) else ("", "")


def date(text: str) -> str:
    """The ISO 8601 form of a date such as `15/09/2025`, `2025-9-5` or `15 septembre 2025`; empty when there is none."""
    words = _months_as_numbers(text)
    if match := _DAY_FIRST.fullmatch(words):
        return iso(match[3], match[2], match[1])
    if match := _YEAR_FIRST.fullmatch(words):
        year, month, day = match.groups()
        return iso(year, month, day) or (iso(year, day, month) if day else "")
    if match := re.fullmatch(rf"([0-9]{{1,2}}){_BETWEEN}([0-9]{{4}})", words):
        return iso(match[2], match[1], None)
    return ""


def language(text: str) -> str:
    """The code of a language by its name or code, also with a country (`en-GB`), or by a country (`gb`); else empty."""
    plain = fold(re.split("[-_]", text)[0]) or fold(text)
    if plain in _languages():
        return _languages()[plain]
    spoken = get_official_languages(text.upper(), de_facto=True) if re.fullmatch("[a-zA-Z]{2}", text) else ()
    return spoken[0] if len(spoken) == 1 and "_" not in spoken[0] else ""


def _months_as_numbers(text: str) -> str:
    """A date with its month as a number and without its weekday: `15 septembre 2025` is `15 9 2025`.

    A text with any other word stays as it is.
    """
    words = re.findall(r"[0-9]+|[^\W\d_]+|[./-]", _ORDINAL.sub("", fold(text)))
    named = [word for word in words if word.isalpha()]
    if not named or not all(word in months() or word in day_words() for word in named):
        return text.strip()
    if sum(word in months() for word in named) > 1:  # April to May
        return text.strip()
    found = [str(months().get(word, word)) for word in words if word in months() or word[0].isdigit()]
    if len(found) == 3 and words and words[0] in months():  # September 15, 2025
        found = [found[1], found[0], found[2]]
    return " ".join(found)


def iso(year: str, month: str, day: str | None) -> str:
    """A date in ISO 8601; empty when the calendar does not have it."""
    parts = [year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])]
    try:
        return str(PartialDate.parse("-".join(parts)))
    except ValueError:
        return ""


@cache
def months() -> dict[str, int]:
    """The numbers of months by their names, folded, in every language that the hub knows."""
    names: dict[str, int] = {}
    for locale in known_locales():
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for month, name in locale.months[context][width].items():
                    names.setdefault(fold(name).rstrip("."), month)
    return names


@cache
def day_words() -> frozenset[str]:
    """Words beside a day that do not change it: weekdays in every language that the hub knows, folded, and articles.

    Single letters are left out: H is Monday in Hungarian, but half a year in `H1 2027`.
    """
    named = (
        fold(name).rstrip(".")
        for locale in known_locales()
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for name in locale.days[context][width].values()
    )
    return frozenset(word for name in named for word in re.findall(r"[^\W\d_]{2,}", name)) | {"le", "the", "of"}


@cache
def _languages() -> dict[str, str]:
    """The codes of two letters of languages by their names and codes, folded."""
    names: dict[str, str] = {}
    for locale in known_locales():
        for code, name in locale.languages.items():
            if len(code) == 2:
                names.setdefault(fold(name), code)
                names.setdefault(code, code)
    return names
