"""Check that every kind of record has its words in the catalogues of fields, interface words and forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hub.catalogues import sentences
from hub.languages import ConfigurationError, load_strings
from hub.model.fields import parts, written_fields
from hub.model.kinds import KINDS, Kind
from hub.model.words import all_words, word_key
from hub.problems import MESSAGE_LANGUAGES

_STRINGS = (
    *("menu.{}", "search.kinds.{}", "add.{}", "counts.{}"),
    *("facets.about.{}", "facets.filter.{}", "facets.all.{}"),
)
"""Keys of interface words that a kind with pages needs."""
_FORM = ("name.{}", "about.{}", "title.{}", "marker.{}")
"""Keys of the sentences in the issue form of a kind with pages."""


def require_words(codes: Sequence[str], kinds: Mapping[str, Kind] = KINDS) -> None:
    """Raise ConfigurationError for the first word that a kind lacks; `codes` are the languages of the site."""
    for sentence in missing_words(codes, kinds):
        raise ConfigurationError(sentence)


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
