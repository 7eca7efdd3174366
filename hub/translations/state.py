"""The present state of every translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from hub.disk.revisions import first_parents
from hub.languages import language_codes
from hub.memory import Memory
from hub.reading.entries import Registries
from hub.settings import Settings
from hub.translations.deriving import NOTHING
from hub.translations.earlier import EarlierSources
from hub.translations.fingerprints import fingerprint
from hub.translations.history import Known, Past, last_named, read_files, read_past, stamps_of_files, take_now
from hub.translations.prints import Print, Prints, Review
from hub.translations.sources import DATA, Texts, line_of_words, own_strings, texts_of_entry
from hub.translations.units import STRINGS, Key, Place, Unit, Words, units_of_pages, units_of_strings
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


class Translations:
    """The state of all translations; that of a record is worked out when it is first asked for.

    `as_of` is None where the history tells all.
    """

    def __init__(
        self, root: Path, texts: Mapping[Key, Texts], past: Past, files: Known, languages: tuple[str, ...]
    ) -> None:
        self.languages = languages
        self.texts = texts
        """The texts of each record as they are now."""
        self._root = root
        self._past = past
        self._files = files
        self._earlier = EarlierSources(root, languages)
        self._found: dict[Key, Mapping[str, Sequence[State]]] = {}

    def of(self, key: Key) -> Mapping[str, Sequence[State]]:
        """The states of the texts of a record, by language; empty for a record that there is not."""
        if key not in self._found:
            self._found[key] = self._states(key) if key in self.texts else {}
        return self._found[key]

    def work_out(self) -> None:
        """Work out the state of every record."""
        for key in self.texts:
            self.of(key)

    @property
    def units(self) -> Iterator[Unit]:
        """Every text."""
        return (unit for found in self.texts.values() for unit in found.units)

    @property
    def states(self) -> Iterator[State]:
        """Every translation, record by record."""
        return (state for key in self.texts for found in self.of(key).values() for state in found)

    @cached_property
    def as_of(self) -> AsOf | None:
        """The commit up to which the state is known, where there is no history."""
        if self._past.told:
            return None
        unknown = sum(_differs(state, self._files.get(state.unit.key, NOTHING)) for state in self.states)
        return AsOf(*last_named(self._files), unknown)

    def place(self, unit: Unit, lang: str) -> Place:
        """Where the words of a text stand in a language or, where they are missing, those of its source."""
        place = unit.place(lang)
        if unit.key.registry != STRINGS:
            return place
        return place._replace(line=line_of_words(self._root, PurePosixPath(place.file).stem, unit.path))

    def earlier(self, state: State) -> Words | None:
        """The source text that a translation which is behind was made from; None where the history does not tell."""
        return self._earlier.find(state.unit, state.made_from, state.since) if state.made_from else None

    def _states(self, key: Key) -> Mapping[str, Sequence[State]]:
        found = self.texts[key]
        known = take_now(self._past.known, {key: found}, self._files) if self._past.told else self._files
        prints = known.get(key, NOTHING)
        return {
            lang: [_state(unit, lang, prints, found.reviews.get(lang)) for unit in found.units if unit.source != lang]
            for lang in self.languages
        }


def read_translations(
    settings: Settings,
    registries: Registries,
    pages: Iterable[WrittenPage] | None = None,
    memory: Memory | None = None,
) -> Translations:
    """The state of every translation of the project as it lies in the folder, committed or not.

    `pages` are the hand-written pages, where they have been read already. With a memory, the history is read again only
    when there is another commit, or a generated file has changed.
    """
    languages = language_codes(settings.root / "mkdocs.yml")
    if pages is None:
        pages, _ = read_pages(settings.root / "docs", languages)
    words = {lang: own_strings(settings.root, lang) for lang in languages}
    files, past = _known(settings, languages, memory or Memory())
    return Translations(settings.root, present_texts(registries, pages, words, languages), past, files, languages)


def _known(settings: Settings, languages: tuple[str, ...], memory: Memory) -> tuple[Known, Past]:
    def read() -> tuple[Known, Past]:
        files = read_files(settings.data)
        # Registries from elsewhere that bring no files have no history here.
        own = files or settings.data == (settings.root / DATA).resolve()
        return files, read_past(settings.root, files, languages) if own else Past(files, told=False)

    made_from = (languages, first_parents(settings.root)[:1], stamps_of_files(settings.data))
    return memory.named("translations", read, made_from)


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


def _state(unit: Unit, lang: str, prints: Prints, review: Review | None) -> State:
    if lang not in unit.texts:
        return State(unit=unit, language=lang, state="missing")
    source = prints.sources.get(unit.path, "")
    one = prints.texts.get((unit.path, lang)) or Print("", source)
    behind = one.source != source and one.source != fingerprint(unit.texts.get(unit.source, ""))
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


def _differs(state: State, prints: Prints) -> bool:
    """Whether a translation, or its source, is no longer what the file of the record speaks of."""
    if state.state == "missing":
        return False
    unit = state.unit
    one = prints.texts.get((unit.path, state.language))
    if one is None or unit.source not in unit.texts:
        return True
    same = one.text == fingerprint(unit.texts[state.language])
    return not (same and prints.sources[unit.path] == fingerprint(unit.texts[unit.source]))
