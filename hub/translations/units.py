"""Every text to translate, of every kind: fields of records, interface words, sections of hand-written pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hub.model.fields import walk
from hub.model.rules import Registry
from hub.model.values import INVALID
from hub.problems import counted
from hub.reading.entries import Entry
from hub.translations.sections import page_fields
from hub.written.pages import WrittenPage

Words = str | Mapping[str, str]
"""A text, or the forms of a phrase with a number by plural category."""
STRINGS, PAGES = "strings", "docs"
"""What stands for a registry where a text is no record: the interface words, and the hand-written pages."""
_OF_ONE_LANGUAGE = ("language.", "signs.", "search.ignored", "search.asks.")
"""Interface words that are no translations: each language has its own signs, and its own words of a search."""


class Place(NamedTuple):
    """Where the words of a text stand: the file, from the root of the project, and the line."""

    file: str
    line: int


class Key(NamedTuple):
    """What tells a record from all others: the kind, and the name in messages of the check."""

    registry: Registry
    record: str

    def __str__(self) -> str:
        whole = self.registry in (self.record, PAGES)
        return self.record if whole else f"{self.registry}/{self.record}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One text to translate: `path` leads to it as in a problem (`figures.0.label`), `source` is its first language.

    `texts` has the words by language; a language that is missing has no key. `places` has the place by language, of
    each that exists and of the source.
    """

    key: Key
    path: str
    source: str
    texts: Mapping[str, Words]
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)
    rules: tuple[Any, ...] = ()
    """The rules of the field, such as its `Limit`."""

    @property
    def field(self) -> str:
        """The path as messages give it, counted from 1: `figures.1.label`."""
        return counted(self.path)

    def place(self, lang: str) -> Place:
        """Where the words in a language stand or, where there are none, those in the source language."""
        return self.places.get(lang) or self.places.get(self.source) or next(iter(self.places.values()))


def units_of_entry(key: Key, entry: Entry, languages: tuple[str, ...]) -> Iterator[Unit]:
    """The texts of one record that readers see."""
    source = entry.record.language
    if source is INVALID:
        return
    for leaf in walk(entry.record):
        if leaf.is_translated:
            words = leaf.value.words
            places = {lang: Place(entry.file, entry.line_of(f"{leaf.path}.{lang}")) for lang in words}
            places.setdefault(source, Place(entry.file, entry.line_of(leaf.path)))
            texts = {lang: words[lang] for lang in languages if lang in words}
            yield Unit(key=key, path=leaf.path, source=source, texts=texts, places=places, rules=leaf.rules)


def units_of_strings(
    words: Mapping[str, Mapping[str, Any]], source: str, lines: Mapping[str, Mapping[str, int]]
) -> Iterator[Unit]:
    """The interface words, by language and dotted key."""
    for name in words.get(source, ()):
        if not name.startswith(_OF_ONE_LANGUAGE):
            texts = {lang: own[name] for lang, own in words.items() if name in own}
            places = {lang: Place(f"hub/strings/{lang}.yml", lines.get(lang, {}).get(name, 1)) for lang in texts}
            yield Unit(key=Key(STRINGS, STRINGS), path=name, source=source, texts=texts, places=places)


def units_of_pages(pages: Iterable[WrittenPage], source: str) -> Iterator[Unit]:
    """Title, description and sections of each hand-written page; the record is its path after the language."""
    versions: dict[str, dict[str, WrittenPage]] = {}
    for page in pages:
        versions.setdefault(page.path, {})[page.lang] = page
    for path, by_language in versions.items():
        found: dict[str, dict[str, tuple[str, Place]]] = {}
        for lang, page in by_language.items():
            for name, text, line in page_fields(page.text):
                found.setdefault(name, {})[lang] = text, Place(page.file, line)
        first = source if source in by_language else next(iter(by_language))
        for name, texts in found.items():
            yield Unit(
                key=Key(PAGES, f"docs/{path}"),
                path=name,
                source=first,
                texts={lang: text for lang, (text, _) in texts.items()},
                places={lang: place for lang, (_, place) in texts.items()},
            )
