"""The present state of every translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from hub.languages import language_codes
from hub.reading.entries import Registries
from hub.settings import Settings
from hub.translations.deriving import NOTHING
from hub.translations.earlier import EarlierSources
from hub.translations.fingerprints import fingerprint
from hub.translations.history import Known, last_named, read_files, read_past, take_now
from hub.translations.prints import Print, Prints, Review
from hub.translations.sources import Texts, own_strings, texts_of_entry
from hub.translations.units import Key, Unit, Words, units_of_pages, units_of_strings
from hub.written.pages import WrittenPage, read_pages

Condition = Literal["current", "behind", "missing"]
Origin = Literal["machine-assisted", "human"]


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """The state of one text in one language other than its source; `origin` is None where the text is missing.

    `since` is the commit by which it fell behind: empty when it is not behind, or when that is not yet committed.
    """

    unit: Unit
    language: str
    state: Condition
    origin: Origin | None = None
    reviewed_by: str = ""
    reviewed_on: str = ""
    since: str = ""
    made_from: str = ""
    """The fingerprint of the source text that a translation which is behind was made from."""

    @property
    def unreviewed(self) -> bool:
        """Whether there are words that a machine helped to make and that nobody has reviewed."""
        return self.origin == "machine-assisted" and not self.reviewed_by


@dataclass(frozen=True, slots=True)
class AsOf:
    """The commit up to which the state is known where the history does not tell, its day, and how many translations
    differ from then or stand beside another source; of these the state is not known."""

    commit: str
    day: str
    unknown: int


@dataclass(frozen=True)
class Translations:
    """The state of all translations. `as_of` is None where the history tells all."""

    units: Sequence[Unit]
    states: Sequence[State]
    languages: tuple[str, ...]
    known: Known
    """What is known of each record now, as `hub translations update` writes it into the files."""
    earlier_sources: EarlierSources
    as_of: AsOf | None = None

    @cached_property
    def by_key(self) -> Mapping[Key, Mapping[str, Sequence[State]]]:
        """The states by record and language."""
        found: dict[Key, dict[str, list[State]]] = {}
        for state in self.states:
            found.setdefault(state.unit.key, {}).setdefault(state.language, []).append(state)
        return found

    def earlier(self, state: State) -> Words | None:
        """The source text that a translation which is behind was made from; None where the history does not tell."""
        return self.earlier_sources.find(state.unit, state.made_from, state.since) if state.made_from else None


def read_translations(
    settings: Settings, registries: Registries, pages: Iterable[WrittenPage] | None = None
) -> Translations:
    """The state of every translation of the project as it lies in the folder, committed or not.

    `pages` are the hand-written pages, where they have been read already.
    """
    languages = language_codes(settings.root / "mkdocs.yml")
    if pages is None:
        pages, _ = read_pages(settings.root / "docs", languages)
    words = {lang: own_strings(settings.root, lang) for lang in languages}
    texts = present_texts(registries, pages, words, languages)
    files = read_files(settings.data)
    past = read_past(settings.root, files, languages)
    known = take_now(past.known, texts, files) if past.told else files
    states = list(_states(texts, known, languages))
    found = Translations(
        units=[unit for one in texts.values() for unit in one.units],
        states=states,
        languages=languages,
        known=known,
        earlier_sources=EarlierSources(settings.root, languages),
    )
    if past.told:
        return found
    return replace(found, as_of=AsOf(*last_named(files), sum(_differs(state, known) for state in states)))


def present_texts(
    registries: Registries,
    pages: Iterable[WrittenPage],
    words: Mapping[str, Mapping[str, Any]],
    languages: tuple[str, ...],
) -> dict[Key, Texts]:
    """Every text of the project as it is now, by record. The first language is the source of words and pages."""
    found: dict[Key, Texts] = {}
    for registry, entries in registries.entries.items():
        for entry in entries:
            key = Key(registry, entry.name)
            found.setdefault(key, texts_of_entry(entry, key, languages))
    for registry, single in registries.singles.items():
        if single is not None:
            key = Key(registry, registry)
            found[key] = texts_of_entry(single, key, languages)
    for unit in (*units_of_strings(words, languages[0], {}), *units_of_pages(pages, languages[0])):
        found.setdefault(unit.key, Texts()).units.append(unit)
    return found


def _states(texts: Mapping[Key, Texts], known: Known, languages: tuple[str, ...]) -> Iterator[State]:
    for key, found in texts.items():
        prints = known.get(key, NOTHING)
        for unit in found.units:
            for lang in languages:
                if lang != unit.source:
                    yield _state(unit, lang, prints, found.reviews.get(lang))


def _state(unit: Unit, lang: str, prints: Prints, review: Review | None) -> State:
    if lang not in unit.texts:
        return State(unit=unit, language=lang, state="missing")
    one = prints.texts.get((unit.path, lang)) or Print("", "")
    behind = one.source != prints.sources.get(unit.path, "")
    by, on = review if review and one.reviewed else ("", "")
    return State(
        unit=unit,
        language=lang,
        state="behind" if behind else "current",
        origin="human" if one.human else "machine-assisted",
        reviewed_by=by,
        reviewed_on=on,
        since=one.since,
        made_from=one.source if behind else "",
    )


def _differs(state: State, known: Known) -> bool:
    """Whether a translation, or its source, is no longer what the file of the record speaks of."""
    if state.state == "missing":
        return False
    unit, prints = state.unit, known.get(state.unit.key, NOTHING)
    one = prints.texts.get((unit.path, state.language))
    if one is None or unit.source not in unit.texts:
        return True
    same = one.text == fingerprint(unit.texts[state.language])
    return not (same and prints.sources[unit.path] == fingerprint(unit.texts[unit.source]))
