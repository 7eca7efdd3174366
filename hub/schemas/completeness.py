"""Check that every kind of record has its words in the catalogues of fields, interface words and forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from babel import Locale

from hub.catalogues import sentences
from hub.languages import ConfigurationError, load_strings
from hub.model.fields import parts, written_fields
from hub.model.kind import Kind
from hub.model.kinds import KINDS
from hub.model.words import all_words, word_key
from hub.problems import MESSAGE_LANGUAGES

_STRINGS = (
    *("menu.{}", "search.kinds.{}", "add.{}", "counts.{}"),
    *("facets.about.{}", "facets.filter.{}", "facets.all.{}"),
)
"""Keys of interface words that a kind with pages needs."""
_MOST = 10
"""Missing words that are named at once."""
_FORM = ("name.{}", "about.{}", "title.{}", "marker.{}")
"""Keys of the sentences in the issue form of a kind with pages."""


def require_words(codes: Sequence[str], kinds: Mapping[str, Kind] = KINDS) -> None:
    """Raise ConfigurationError with the first words that kinds lack, a line each; `codes` are the site's languages."""
    missing = list(missing_words(codes, kinds))
    if missing:
        more = [f"… and {len(missing) - _MOST} more"] if len(missing) > _MOST else []
        raise ConfigurationError("\n".join([*missing[:_MOST], *more]))


def missing_words(codes: Sequence[str], kinds: Mapping[str, Kind] = KINDS) -> Iterator[str]:
    """One sentence for each missing word: the file, the key, and the kind that needs it."""
    for name, kind in kinds.items():
        for lang in MESSAGE_LANGUAGES:
            yield from _missing(f"hub/fields/{lang}.yml", all_words(lang), _field_keys(kind), name)
            form = [key.format(name) for key in _FORM] if kind.paged else []
            yield from _missing(f"hub/messages/intake/{lang}.yml", sentences("intake", lang), form, name)
            labels = [name, f"{name}_about"] if kind.place == "folder" else [name]
            yield from _missing(f"hub/messages/admin/{lang}.yml", sentences("admin", lang), labels, name)
        words = [key.format(name) for key in _STRINGS] if kind.paged else []
        words += [f"facets.{part}.{facet.name}" for facet in kind.facets for part in ("names", "by")]
        words += [f"facets.sorts.{order}" for order in kind.orders]
        for code in codes:
            yield from _missing(f"hub/strings/{code}.yml", load_strings(code), words, name)
            yield from _missing_forms(code, f"counts.{name}", name) if kind.paged else ()


def _missing_forms(code: str, key: str, name: str) -> Iterator[str]:
    """The plural forms that the grammar of the language has (Unicode CLDR) and a counted word lacks."""
    strings = load_strings(code)
    forms = strings.get(key)
    needed = _plural_forms(strings["language.babel"])
    if isinstance(forms, Mapping) and needed - forms.keys():
        lacking = ", ".join(sorted(needed - forms.keys()))
        yield f"hub/strings/{code}.yml: {key} lacks the plural forms {lacking}: the kind {name!r} needs them"


@cache
def _plural_forms(locale: str) -> frozenset[str]:
    """The plural forms that the grammar of a language has."""
    return frozenset(Locale.parse(locale).plural_form(number) for number in range(200))


def _missing(file: str, known: Mapping[str, Any], keys: Sequence[str], name: str) -> Iterator[str]:
    for key in keys:
        if key not in known:
            yield f"{file}: {key} is missing: the kind {name!r} needs it"


def _field_keys(kind: Kind) -> list[str]:
    """The keys of the record class, its parts, their fields and closed lists."""
    keys: list[str] = []
    for part in parts(kind.record):
        keys.append(part.__name__)
        for field in written_fields(part):
            keys.append(word_key(part, field.name))
            keys += [f"{field.closed_list}.{choice}" for choice in field.choices]
    return list(dict.fromkeys(keys))
