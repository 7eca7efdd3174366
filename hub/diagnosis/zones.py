"""Guess the time zone that was meant: by a city, a country, an abbreviation or an offset, as Europeans write them.

A record may name a zone of the IANA time zone database that has a place, or UTC. Other names are refused: what each
machine sets for itself (`localtime`), abbreviations and countries that the database keeps only for old programs (its
file `backward`; `CET`, `EET`, `EST` and their like since release 2024b), and `Etc/GMT+1`, which means UTC−1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tzdata  # type: ignore[import-untyped] # only its folder is asked for
from babel.core import get_global

from hub.diagnosis.countries import country
from hub.diagnosis.nearest import perhaps
from hub.diagnosis.normalize import fold
from hub.languages import known_locales
from hub.problems import Phrase
from hub.text import late

CENTRAL, EASTERN, WESTERN, BRITISH = "Europe/Paris", "Europe/Bucharest", "Europe/Lisbon", "Europe/London"
"""The zones to suggest for a time that several countries share: each of their cities keeps the same hours."""
_SHORT = {
    "cet cest met mest mez mesz hec heec hnec haec sec selc cent": CENTRAL,
    "eet eest oez oesz hneo haeo hneeo": EASTERN,
    "wet west wez wesz": WESTERN,
    "bst": BRITISH,
    "gmt": BRITISH,
    "msk": "Europe/Moscow",
    "trt": "Europe/Istanbul",
    "est5edt": "America/New_York",
    "cst6cdt": "America/Chicago",
    "mst7mdt": "America/Denver",
    "pst8pdt": "America/Los_Angeles",
    "zulu z uct universal greenwich": "UTC",
    "eire": "Europe/Dublin",
    "turkey": "Europe/Istanbul",
    "us/eastern": "America/New_York",
    "us/central": "America/Chicago",
    "us/mountain": "America/Denver",
    "us/pacific": "America/Los_Angeles",
    "prc": "Asia/Shanghai",
    "w-su": "Europe/Moscow",
}
"""Abbreviations in use in Europe, and names of the file `backward`. `EST`, `IST` and `CST` mean several zones."""
_CITIES = {
    "rennes brest vannes quimper saint-brieuc saint-malo lorient nantes lille toulouse montpellier lyon bordeaux "
    "strasbourg marseille nice paname": CENTRAL,
    "iasi jassy jaszvasar piatra-neamt karacsonko bacau cluj cluj-napoca timisoara bucurest bucuresti suceava": EASTERN,
    "helsingin tampere tammerfors espoo turku oulu": "Europe/Helsinki",
    "rijeka fiume split osijek zadar": "Europe/Zagreb",
    "novi-sad nis beograd": "Europe/Belgrade",
    "florence firenze florenta firenca pisa siena lucca milano milan milan torino turin napoli venezia": "Europe/Rome",
    "debrecen szeged gyor pecs miskolc": "Europe/Budapest",
    "bruxelles brussel": "Europe/Brussels",
    "kiev": "Europe/Kyiv",
}
"""Cities of the partnership and near it that the database does not have, or has in English only."""
_PEOPLES = {
    "francaise french franceza ranskan francusko francese francia frantei": "FR",
    "roumaine romanian romana romaneasca romanian rumunjsko romena roman romaniei": "RO",
    "finlandaise finnish finlandeza suomen finsko finlandese finn suomi": "FI",
    "croate croatian croata hrvatsko kroatian horvat croatiei": "HR",
    "italienne italian italiana italijansko olasz italiei": "IT",
    "hongroise hungarian maghiara unkarin madarsko ungherese magyar ungariei": "HU",
    "serbe serbian sarba srpsko serba szerb serbiei": "RS",
    "belge belgian belga": "BE",
    "britannique british": "GB",
}
_GENERIC = (
    "heure heures de d du des la le l en a time timezone zone fuseau horaire zona oraria ora ore orar fus aika aikaa "
    "aikavyohyke vrijeme vremenska po ido idozona szerinti local locale ete hiver summer winter standard the of in "
    "il del dell legale solare legal europe eu"
)
"""Words beside the name of a zone that do not change which zone is meant."""
_MAIN = {"ES": "Europe/Madrid", "PT": "Europe/Lisbon", "DE": "Europe/Berlin", "UA": "Europe/Kyiv", "CY": "Asia/Nicosia"}
"""The zone of the capital of a country that has others far away."""
_AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_PARTS = {
    CENTRAL: late.compile(r"\b(?:central|kozep|keski|srednj)"),
    EASTERN: late.compile(r"\b(?:east|orient|kelet|ita-|istocn|est\b)"),
    WESTERN: late.compile(r"\b(?:west|occident|nyugat|lansi|zapadn|ouest)"),
}
"""The parts of Europe that give its times their names in the languages of the project, folded."""
_EUROPE = late.compile("euroo?p")
_OFFSET = late.compile(r"(?:(?:utc|gmt|tu|ut)\s{0,3})?([+-])\s{0,3}0?([0-9]{1,2})(?::?([0-9]{2}))?")
_BY_OFFSET = {0: (WESTERN, WESTERN), 1: (CENTRAL, BRITISH), 2: (EASTERN, CENTRAL), 3: ("", EASTERN)}
"""By hours ahead of UTC: the zone of Europe that keeps them in winter, and the one that keeps them in summer."""
_BETWEEN = late.compile(r"[\s,;()'’|\\/]+|(?<=europe)-")
_ETC = late.compile(r"(?:etc/)?gmt([+-])0?([0-9]{1,2})", re.IGNORECASE)
_LONGEST = 80


@cache
def time_zones() -> frozenset[str]:
    """The names that a record may use: those of the package `tzdata`, which are the same on every machine."""
    names = Path(tzdata.__path__[0], "zones").read_text(encoding="ascii").split()
    return frozenset({"UTC", "Etc/UTC", *(name for name in names if name.partition("/")[0] in _AREAS)})


def zone_guess(text: str) -> Phrase | str:
    """Suggest the zone that was probably meant, or say why a name cannot be used; empty when it is unsure."""
    plain = text.strip()[:_LONGEST]
    if (found := _ETC.fullmatch(plain)) and plain.lower().startswith("etc") and int(found[2]):
        sign = "−" if found[1] == "+" else "+"
        return Phrase("zone-sign", {"means": f"UTC{sign}{int(found[2])}"})
    if plain.lower() in ("localtime", "posixrules", "factory", "local", "posix/localtime"):
        return Phrase("zone-of-machine")
    if found := _OFFSET.fullmatch(fold(plain)):
        return _by_offset(*found.groups())
    right = _by_name(plain)
    return perhaps(right, text)


def _by_name(text: str) -> str:
    """The one zone that the words of a text name: by its own name, or else by places, or else by abbreviations."""
    folded = fold(text)
    if right := _names().get(folded) or _known().get(_joined(folded)):
        return right
    if len(text) != 3 and (nation := country(text)):  # of three letters are abbreviations such as EST
        return _of_country(nation)
    parts = [zone for zone, words in _PARTS.items() if words.search(folded)] if _EUROPE.search(folded) else []
    if parts:
        return parts[0] if len(parts) == 1 else ""
    words = [word for word in _BETWEEN.split(folded) if word and word not in _GENERIC.split()]
    places = {zone for word in words for zone in _places(word)} | {_names()[w] for w in folded.split() if w in _names()}
    shorts = {_known()[word] for word in words if word in _short()}
    if len(places) == 1 or (not places and len(shorts) == 1):
        return (places or shorts).pop()
    return "" if places or shorts else _misspelt(text)


def _places(word: str) -> Iterator[str]:
    """The zones of the city or the country that a word names."""
    if word in _short():
        return
    # An ending, as in `Bucureștiului` or `budapesti`, leaves the name of a city as it is.
    stems = (word[:end] for end in range(len(word), max(4, len(word) - 5), -1))
    found = next((_known()[stem] for stem in stems if stem in _known()), "")
    if found and (word in _known() or found.startswith("Europe/")):
        yield found
    elif len(word) > 3 and (nation := country(word)) and (zone := _of_country(nation)):
        yield zone


def _misspelt(text: str) -> str:
    """The zone whose place is written almost so, such as `Europe/Bucarest`."""
    area, _, place = fold(text).rpartition("/")
    if not place or len(place) < 4:
        return ""
    # In this order the name with the region comes last and stays: `America/Argentina/Cordoba`, not `America/Cordoba`.
    names = sorted(time_zones(), key=lambda name: (name.count("/"), name))
    cities = {fold(name.rpartition("/")[2]): name for name in names if not area or _is_in(name, area)}
    if area and (found := _known().get(_joined(place))):
        return found
    import difflib  # only a wrong zone needs it

    close = difflib.get_close_matches(place, cities, n=2, cutoff=0.8 if area else 0.87)
    return cities[close[0]] if close else ""


def _is_in(name: str, area: str) -> bool:
    return fold(name.partition("/")[0]) == area.partition("/")[0]


def _by_offset(sign: str, hours: str, minutes: str | None) -> Phrase | str:
    """Suggest a zone of Europe for an offset from UTC, one for winter and one for summer."""
    if sign == "-" or int(minutes or 0) or int(hours) not in _BY_OFFSET:
        return ""
    winter, summer = _BY_OFFSET[int(hours)]
    if not winter:
        return perhaps(summer, "")
    return Phrase("zone-by-season", {"right": winter, "summer": summer})


def _of_country(code: str) -> str:
    """The zone of a country that has one, or that of its capital; else empty."""
    zones = get_global("territory_zones").get(code, [])
    return _MAIN.get(code, "") or (zones[0] if len(zones) == 1 and zones[0] in time_zones() else "")


def _joined(words: str) -> str:
    """Words as `_known` has them, joined by hyphens."""
    return words.replace(" ", "-").replace("’", "'")


@cache
def _names() -> dict[str, str]:
    """Zones by their own names, folded."""
    return {fold(name): name for name in time_zones()}


@cache
def _short() -> frozenset[str]:
    """The abbreviations and the names of the file `backward`, folded."""
    return frozenset(word for words in _SHORT for word in words.split())


@cache
def _known() -> dict[str, str]:
    """Zones by the words that name them, folded and joined by hyphens."""
    found = {word: zone for words, zone in (*_SHORT.items(), *_CITIES.items()) for word in words.split()}
    for words, code in _PEOPLES.items():
        found.update(dict.fromkeys(words.split(), _of_country(code)))
    for name, zone in _cities_in_words():
        found.setdefault(_joined(fold(name)), zone)
    places: dict[str, set[str]] = {}
    for zone in time_zones():
        places.setdefault(_joined(fold(zone.rpartition("/")[2])), set()).add(zone)
    for place, zones in places.items():
        if len(zones) == 1:
            found.setdefault(place, *zones)
    return found


def _cities_in_words() -> Iterator[tuple[str, str]]:
    """The cities of the zones of Europe, as the languages that the hub knows name them (Unicode CLDR)."""
    for locale in known_locales():
        for zone, words in locale.time_zones.items():
            if zone in time_zones() and zone.startswith("Europe/") and "city" in words:
                yield words["city"], zone
