"""The board of translators: what is missing, behind or unreviewed of each record in each language, and where it is
mended; and the figures of each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.form_places import field_address
from hub.model.kinds import KINDS, LISTINGS, REGISTRIES, name_field
from hub.model.values import Name, PartialDate
from hub.translations.state import State, Translations
from hub.translations.units import PAGES, Key
from hub.views.editing import Editing

Work = Literal["missing", "behind", "unreviewed"]
COLUMNS = ("texts", "share", "missing_column", "behind_column", "unreviewed_column")
"""The numbers of a language, by the keys of their headings; `share` is the part that is there and up to date."""
WORK: tuple[Work, ...] = ("missing", "behind", "unreviewed")
"""What there is to do, the most pressing first."""


@dataclass(frozen=True, slots=True)
class Task:
    """Texts of a record with the same work in one language: how many in words, and the ways to the first of them.

    An address is empty where there is no such way; `confirm` says that the translation still holds.
    """

    kind: Work
    words: str
    file: str
    form: str
    confirm: str


@dataclass(frozen=True, slots=True)
class Row:
    """A record: its name, and the work in each language, in the order of the columns."""

    name: Link
    cells: Sequence[Sequence[Task]]


@dataclass(frozen=True, slots=True)
class Board:
    """All records, those with the most to do first; `languages` are the columns, with their tags."""

    languages: Sequence[LocalizedText]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class LanguageFigures:
    """The state of a language: its name, and its numbers in the order of COLUMNS."""

    name: LocalizedText
    numbers: Sequence[str]


def work_of(state: State) -> Work | None:
    """What there is to do about a translation."""
    if state.state != "current":
        return state.state
    return "unreviewed" if state.unreviewed else None


def board_view(localizer: Localizer, editing: Editing) -> Board:
    """The board."""
    translations = localizer.translations
    languages = list(localizer.languages.values())
    names = [LocalizedText(language.name, *localizer.lang_and_dir(language.code)) for language in languages]
    if translations is None:
        return Board(names, ())
    numbers = _numbers(translations)
    found: list[tuple[tuple[int, int], Row]] = []
    for key in _shown(localizer, translations):
        states = translations.of(key)
        counts = Counter(work_of(state) for one in states.values() for state in one)
        makers = _Ways(localizer, translations, editing, key, numbers.get(key, 0))
        cells = [list(makers.tasks(states[language.code])) for language in languages]
        order = (-counts["missing"] - counts["behind"], -counts["unreviewed"])
        found.append((order, Row(_name(localizer, key), cells)))
    return Board(names, [row for _, row in sorted(found, key=lambda pair: pair[0])])


class _Ways:
    """The ways to the texts of one record."""

    def __init__(
        self, localizer: Localizer, translations: Translations, editing: Editing, key: Key, number: int
    ) -> None:
        self._localizer, self._editing, self._key, self._number = localizer, editing, key, number
        self._place = translations.place

    def tasks(self, states: Sequence[State]) -> Iterator[Task]:
        by_work: dict[Work | None, list[State]] = {}
        for state in states:
            by_work.setdefault(work_of(state), []).append(state)
        for kind in WORK:
            if found := by_work.get(kind):
                words = self._localizer.count(f"board.{kind}", len(found))
                place = self._place(found[0].unit, found[0].language)
                file = self._editing.repository.edit(place.file, place.line)
                confirm = self._editing.confirm_translations(found) if kind == "behind" else ""
                yield Task(kind, words, file, self._form(found[0]), confirm)

    def _form(self, state: State) -> str:
        kind = KINDS.get(self._key.registry)
        if kind is None or not self._editing.has_form:
            return ""
        path = f"{state.unit.path}.{state.language}"
        return field_address(self._localizer.root, kind, self._key.record, self._number, path)


def _numbers(translations: Translations) -> dict[Key, int]:
    """The place of each record in the file of its kind, counted from 0."""
    counts: Counter[str] = Counter()
    found: dict[Key, int] = {}
    for key in translations.texts:
        found[key] = counts[key.registry]
        counts[key.registry] += 1
    return found


def _title(localizer: Localizer, key: Key) -> LocalizedText:
    """The title of a hand-written page, else its name."""
    units = localizer.translations.texts[key].units if localizer.translations else ()
    title = next((unit for unit in units if unit.path == "title"), None)
    if title is None:
        return LocalizedText(key.record)
    lang = localizer.language.code if localizer.language.code in title.texts else title.source
    return LocalizedText(str(title.texts[lang]), *localizer.lang_and_dir(lang))


def _name(localizer: Localizer, key: Key) -> Link:
    joined, record = localizer.joined, key.record
    if key.registry == PAGES:
        path = record.removeprefix(f"{PAGES}/").removesuffix("index.md")
        return Link(localizer.page_href(path), _title(localizer, key))
    entries = joined.entries.get(key.registry, {}) if key.registry in REGISTRIES else {}
    if record in entries:
        return localizer.record_link(key.registry, record)
    if key.registry in LISTINGS:
        named = {"glossary": joined.glossary, "laws": joined.laws}.get(key.registry, {}).get(record)
        value = name_field(named) if named else None
        if value is None:
            return Link("", LocalizedText(record))
        label = localizer.heading(named) if isinstance(value, Name) else localizer.title(named)
        place = f"term-{record}" if key.registry == "glossary" else record
        return Link(f"{localizer.page_href(f'{key.registry}/')}#{place}", label)
    return Link("", LocalizedText(localizer.word(f"board.{key.registry}")))


def language_figures(localizer: Localizer) -> list[LanguageFigures]:
    """The figures of each language, by the texts that have another source language."""
    found = {code: _all(localizer, code) for code in localizer.languages}
    return [_figures(localizer, code, states) for code, states in found.items() if states]


def _figures(localizer: Localizer, code: str, states: Sequence[State]) -> LanguageFigures:
    counts = Counter(work_of(state) for state in states)
    share = share_of(states)
    below = localizer.word("board.below") if share < localizer.joined.project.translation_bar else ""
    shown = " ".join(filter(None, (localizer.quantity(share, "percent"), below)))
    numbers = [localizer.quantity(number, None) for number in (len(states), *(counts[kind] for kind in WORK))]
    name = LocalizedText(localizer.languages[code].name, *localizer.lang_and_dir(code))
    return LanguageFigures(name, [numbers[0], shown, *numbers[1:]])


def _all(localizer: Localizer, code: str) -> list[State]:
    translations = localizer.translations
    if translations is None:
        return []
    return [state for key in _shown(localizer, translations) for state in translations.of(key)[code]]


def _shown(localizer: Localizer, translations: Translations) -> list[Key]:
    """The records that the site shows: of a hidden one, nothing is told."""
    joined = localizer.joined
    terms: dict[str, Container[str]] = {"glossary": joined.glossary, "laws": joined.laws}
    return [
        key
        for key in translations.texts
        if key.record not in joined.hidden.get(key.registry, ()) and key.record in terms.get(key.registry, key)
    ]


def share_of(states: Sequence[State]) -> int:
    """The percentage of translations that are there and up to date, rounded down: 100 means all."""
    return 100 * sum(state.state == "current" for state in states) // len(states) if states else 100


def below_bar(localizer: Localizer) -> str:
    """What the home page of a language says when too few of its texts are there and up to date; empty otherwise."""
    states = _all(localizer, localizer.language.code)
    share = share_of(states)
    if share >= localizer.joined.project.translation_bar:
        return ""
    return localizer.word("translation.below", share=localizer.quantity(share, "percent"))


def as_of(localizer: Localizer) -> str:
    """The day of which the state is, where the site was built without history; empty otherwise."""
    found = localizer.translations.as_of if localizer.translations else None
    if found is None:
        return ""
    if not found.day:
        return localizer.word("board.unknown")
    return localizer.word("board.as_of", date=localizer.date(PartialDate.parse(found.day)), commit=found.commit[:10])
