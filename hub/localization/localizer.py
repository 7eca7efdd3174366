"""Present joined records in one language on a page: words, names, links, dates and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from markupsafe import Markup

from hub.addresses import page_path, record_path
from hub.joined.joining import Joined
from hub.languages import ConfigurationError, Language
from hub.localization import formatting
from hub.model.events import Event
from hub.model.kinds import name_field
from hub.model.names import Named, heading_language
from hub.model.records import Location
from hub.model.rules import Registry
from hub.model.values import Name, PartialDate, Text
from hub.text.direction import Direction, dir_attribute, isolate, language_attributes
from hub.text.markdown import render_prose
from hub.translations.state import Translations

CUT = "\0"
"""Stands for a text while words are filled in around it. No text contains NUL, because YAML refuses it (YAML 1.2,
5.1)."""


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text; `lang` is the BCP 47 tag of its language and `dir` its direction, where they differ from the page's."""

    text: str
    lang: str | None = None
    dir: Direction | None = None

    @property
    def plain(self) -> str:
        """The text for a place without elements: a title, an attribute."""
        return isolate(self.text, self.dir)


@dataclass(frozen=True, slots=True)
class LocalizedProse:
    """Rendered paragraphs, with language and direction as in LocalizedText."""

    html: Markup
    lang: str | None = None
    dir: Direction | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `note` are words after it, with their brackets."""

    href: str
    label: LocalizedText
    note: str = ""


@dataclass(frozen=True)  # no slots: `cached_property` stores its value in the instance
class Localizer:
    """Presents records in one language; links are relative, `root` is the path to the root of the site."""

    language: Language
    languages: Mapping[str, Language]
    joined: Joined
    today: date
    root: str = "./"
    cards: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """A cache of cards and reasons, for `hub.views`."""
    proposal: str = ""
    """The number of the pull request that the site previews; empty otherwise."""
    read_translations: Callable[[], Translations] | None = field(default=None, repr=False, compare=False)
    """Reads the state of the translations when a page first asks for it; None where nothing is known of it."""

    @property
    def translations(self) -> Translations | None:
        """The state of all translations."""
        return self.read_translations() if self.read_translations else None

    @cached_property
    def _units(self) -> Mapping[str, Mapping[str, str]]:
        """The patterns of the taxonomy's units, by plural category."""
        own = self.joined.taxonomy.language
        return {
            unit.id: unit.forms.words.get(self.language.code, unit.forms.words[own])
            for unit in self.joined.taxonomy.units
        }

    def at(self, root: str) -> Localizer:
        """The same localizer for another path to the root; its cache is empty, because cards contain addresses."""
        return replace(self, root=root, cards={})

    def word(self, key: str, **values: object) -> str:
        """Interface words by dotted key, braces filled.

        Raises ConfigurationError for an unknown key, KeyError for an unfilled brace.
        """
        if key not in self.language.strings:
            raise ConfigurationError(f"hub/strings/{self.language.code}.yml: {key} is missing")
        words = str(self.language.strings[key])
        return words.format(**values) if values else words

    def aside(self, words: str) -> str:
        """Words in brackets, to stand after others; empty without words."""
        return self.word("signs.aside", words=words) if words else ""

    def listed(self, words: Iterable[str]) -> str:
        """Words in a row, without the empty ones."""
        return self.word("signs.list").join(filter(None, words))

    def count(self, key: str, number: float) -> str:
        """Interface words with a number, in the right plural form."""
        return formatting.fill_plural(self.language.strings[key], number, self.language.locale)

    def say(self, text: Text, own: str) -> LocalizedText:
        """A text in this language, else in the record's own."""
        lang = self._available_language(text.words, own)
        return LocalizedText(text.words[lang], *self.lang_and_dir(lang))

    def prose(self, text: Text, own: str) -> LocalizedProse:
        """A long text in this language, else in the record's own, rendered to HTML."""
        lang = self._available_language(text.words, own)
        return LocalizedProse(render_prose(text.words[lang]), *self.lang_and_dir(lang))

    def heading(self, named: Named) -> LocalizedText:
        """The name of a body, as it stands in headings, titles, cards, links and search results."""
        return self.name_in(named.name, heading_language(named, self.language.code))

    def name_in(self, name: Name, lang: str) -> LocalizedText:
        """A name in one of its languages."""
        return LocalizedText(name.words[lang], *self.lang_and_dir(lang))

    def own_name(self, name: Name) -> LocalizedText:
        """A name in its own language."""
        return self.name_in(name, name.own_language)

    def place(self, name: Name) -> str:
        """The name of a place in this language, else the local one, without `lang` (WCAG 3.1.2 exempts names)."""
        if self.language.code in name.words:
            return name.words[self.language.code]
        return self.own_name(name).plain

    def country(self, code: str) -> str:
        """The name of a country."""
        return formatting.country_name(code, self.language.locale)

    def language_name(self, code: str) -> str:
        """The name of a language."""
        return formatting.language_name(code, self.language.locale)

    def where(self, location: Location, *, parts: tuple[str, ...] = ("city", "region", "country")) -> str:
        """City, region and country as far as known, without repetition; the region when the city is not known.

        A region whose name holds that of its country, as North-East Romania does, stands alone.
        """
        words = {
            "city": self.place(location.city) if location.city else "",
            "region": self.place(location.region.name) if location.region else "",
            "country": self.country(location.country),
        }
        if "city" in parts and not words["city"]:
            parts = ("region", "country")
        if "region" in parts and _names(words["region"], words["country"]):
            parts = tuple(part for part in parts if part != "country")
        return self.listed(dict.fromkeys(words[part] for part in parts))

    def date(self, value: PartialDate | None) -> str:
        """A day, month or year; empty for None."""
        return formatting.format_partial_date(value, self.language.locale) if value else ""

    def span(self, start: PartialDate, end: PartialDate | None) -> str:
        """The range from one date to another."""
        return formatting.format_span(start, end, self.language.locale)

    def term(self, vocabulary: str, identifier: str) -> LocalizedText:
        """The label of a term of the taxonomy."""
        label = next(item for item in getattr(self.joined.taxonomy, vocabulary) if item.id == identifier)
        return self.say(label.label, self.joined.taxonomy.language)

    def attributes_in(self, around: Language) -> Markup:
        """The attributes of an element in this language inside a text in another."""
        return language_attributes(self.language.tag, dir_attribute(self.language.tag, around.tag))

    def unit_lang_and_dir(self, unit: str | None) -> tuple[str | None, Direction | None]:
        """Language and direction of a unit's words; None when they are in this language, as Babel's always are."""
        known = next((item for item in self.joined.taxonomy.units if item.id == unit), None)
        if known is None or self.language.code in known.forms.words:
            return None, None
        return self.lang_and_dir(self.joined.taxonomy.language)

    def quantity(self, value: float, unit: str | None) -> str:
        """A number with its unit."""
        return formatting.format_quantity(value, unit, self.language.locale, self._units)

    def number_range(self, low: float, high: float, unit: str | None) -> str:
        """A range of numbers with their unit."""
        return formatting.format_range(low, high, unit, self.language.locale, self._units)

    def href(self, registry: Registry, identifier: str) -> str:
        """The relative address of a record's page."""
        return self.root + page_path(self.language, record_path(registry, identifier))

    def page_href(self, path: str) -> str:
        """The relative address of a hand-written page or list."""
        return self.root + page_path(self.language, path)

    def record_link(self, registry: Registry, identifier: str) -> Link:
        """A link to a published record, with its name or title and its state."""
        record: Any = self.joined.entries[registry][identifier].record
        return Link(self.href(registry, identifier), self.title(record), self.aside(self.state(record)))

    def title(self, record: Any) -> LocalizedText:
        """The name or title of a record."""
        name = name_field(record)
        return self.heading(record) if isinstance(name, Name) else self.say(name, record.language)

    def state(self, record: Any) -> str:
        """`Cancelled` for a cancelled event, to show wherever the event is named; else empty."""
        return self.word("events.cancelled") if isinstance(record, Event) and record.status == "cancelled" else ""

    def full_title(self, record: Any) -> str:
        """The name or title with the state, as plain text."""
        return " ".join(filter(None, (self.title(record).plain, self.aside(self.state(record)))))

    def _available_language(self, words: Mapping[str, str], own: str) -> str:
        return self.language.code if self.language.code in words else own

    def lang_and_dir(self, lang: str) -> tuple[str | None, Direction | None]:
        """The values of `lang` and `dir` for words in a language; None where those of the page apply."""
        if lang == self.language.code:
            return None, None
        # A name may be in a language that the site does not have.
        tag = self.languages[lang].tag if lang in self.languages else lang
        return tag, dir_attribute(tag, self.language.tag)


def _names(region: str, country: str) -> bool:
    """Whether the name of a region holds that of its country, as a word or a part of a compound with a hyphen."""
    start = region.find(country)
    around = region[start - 1 : start] + region[start + len(country) : start + len(country) + 1]
    return start >= 0 and not any(sign.isalnum() for sign in around)
