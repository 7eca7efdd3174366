"""The choices that the lists of a form offer: records, terms, countries, each named in the language of the form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from babel import Locale
from babel.languages import get_official_languages
from babel.numbers import get_currency_name
from babel.units import get_unit_name

from hub.diagnosis.countries import country_codes
from hub.diagnosis.formats import currencies
from hub.diagnosis.zones import time_zones
from hub.model.fields import walk
from hub.model.kinds import LISTINGS, name_field
from hub.model.names import own_language
from hub.model.rules import TERM_LISTS
from hub.model.values import Name
from hub.model.vocabulary import BUILT_IN_UNITS, Taxonomy
from hub.reading.entries import Registries

Options = Mapping[str, list[dict[str, str]]]


class FormLanguage(NamedTuple):
    """The language of a form, and the choices of its lists by their names: `partners`, `themes`, `country`."""

    lang: str
    languages: tuple[str, ...]
    """The languages of texts, in the order of the form."""
    name_languages: tuple[str, ...]
    """These, and the other languages in which the registries have names."""
    options: Options


def form_language(registries: Registries, lang: str, languages: tuple[str, ...]) -> FormLanguage:
    """A form's language with all its choices. French and English come first, because most editors write them."""
    ordered = sorted(languages, key=lambda code: (code != "fr", code != "en"))
    others = name_languages(registries, languages)[len(languages) :]
    return FormLanguage(lang, tuple(ordered), (*ordered, *others), _options(registries, lang, languages))


def name_languages(registries: Registries, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of the site, then the other languages in which records have names."""
    leaves = (leaf for name in LISTINGS for entry in registries.entries[name] for leaf in walk(entry.record))
    used = {code for leaf in leaves if isinstance(leaf.value, Name) for code in leaf.value.words}
    return (*languages, *sorted(used - set(languages)))


def official_languages() -> dict[str, list[str]]:
    """The official languages of each country (Unicode CLDR); the names of its organisations are written in them."""
    found = {code: list(get_official_languages(code, de_facto=True)) for code in sorted(country_codes())}
    return {code: languages for code, languages in found.items() if languages}


def _options(registries: Registries, lang: str, languages: tuple[str, ...]) -> Options:
    locale = Locale(lang)
    assert registries.taxonomy is not None
    return {
        **{name: _sorted((e.record.id, _title(e.record, lang)) for e in registries.entries[name]) for name in LISTINGS},
        **dict(_terms(registries.taxonomy.record, lang)),
        "units": _units(registries, lang),
        "country": _sorted((code, locale.territories.get(code, code)) for code in country_codes()),
        "language": [_option(code, locale.languages[code]) for code in languages],
        "name_language": [_option(code, locale.languages[code]) for code in name_languages(registries, languages)],
        "zone": _zones(registries),
    }


def _title(record: Any, lang: str) -> str:
    """The name by which an editor finds a record."""
    text = name_field(record)
    own = own_language(record) if isinstance(text, Name) else record.language
    title = str(text.words.get(lang) or text.words[own])
    short = getattr(record, "short", None)
    return f"{short}, {title}" if short and short != title else title


def _terms(taxonomy: Taxonomy, lang: str) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for name in TERM_LISTS:
        yield name, [_option(term.id, _words(term.label.words, lang)) for term in getattr(taxonomy, name)]


def _units(registries: Registries, lang: str) -> list[dict[str, str]]:
    """The units of the taxonomy, then the built-in ones, then the currencies in use."""
    assert registries.taxonomy is not None
    listed = [_option(unit.id, _words(unit.forms.words, lang)["other"]) for unit in registries.taxonomy.record.units]
    practices = [entry.record for entry in registries.entries["practices"]]
    figures = [figure for practice in practices for figure in practice.figures]
    values = [value for practice in practices for series in practice.series for value in series.values]
    used = {item.unit for item in (*figures, *values) if item.unit in currencies()}
    named = ((unit, get_unit_name(unit, locale=lang) or "%") for unit in BUILT_IN_UNITS)
    money = ((code, get_currency_name(code, locale=lang)) for code in used | {"EUR"})
    return [*listed, *_sorted(named), *_sorted(money)]


def _zones(registries: Registries) -> list[dict[str, str]]:
    """The time zones of Europe and those in use; all five hundred zones would make the form slow."""
    used = {entry.record.zone for entry in registries.entries["events"] if entry.record.zone}
    near = {zone for zone in time_zones() if zone.startswith("Europe/")}
    return [_option(zone, zone.replace("_", " ")) for zone in sorted(near | used)]


def _sorted(named: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [_option(value, label) for value, label in sorted(named, key=lambda one: _plain(one[1]))]


def _plain(label: str) -> str:
    """A label without accents, so that Égypte is sorted under E."""
    return unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().casefold()


def _words(words: Mapping[str, Any], lang: str) -> Any:
    """The words in a language, or in the first language that has any."""
    return words.get(lang) or next(iter(words.values()))


def _option(value: str, label: str) -> dict[str, str]:
    return {"value": value, "label": label}
