"""What a page says of its translation: behind its source, by whom reviewed, or made with a machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.github.addresses import RepositoryPages
from hub.localization.localizer import CUT, Link, LocalizedText, Localizer
from hub.model.values import PartialDate
from hub.translations.state import State
from hub.translations.units import Key, Words

_MOST = 5
"""The most changed texts that a page shows."""
_BEFORE, _SHOWN = 60, 240
"""Characters of a changed text: before the first difference, and in all."""


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A text whose source has changed: its words when it was translated, as far as known, and now; `href` leads to the
    change, or is empty."""

    before: LocalizedText | None
    now: LocalizedText
    href: str


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """What a page says of its translation, in its own language: `changes` of its source, of which `more` are not shown,
    and one sentence on who made or read it, `said`, with the reviewer as a link in it."""

    changes: Sequence[SourceChange] = ()
    more: str = ""
    said: tuple[str, str] = ("", "")
    reviewer: Link | None = None
    about: str = ""
    below: str = ""
    """What the home page says of a language of which too little is translated."""


NOTHING_TO_SAY = TranslationNote()


def translation_note(localizer: Localizer, key: Key, repository: RepositoryPages) -> TranslationNote:
    """What the page of a record, or a hand-written page, says of its translation; nothing in its source language."""
    translations = localizer.translations
    states = translations.of(key).get(localizer.language.code, ()) if translations else ()
    known = [state for state in states if state.state != "missing"]
    about = localizer.page_href("translation/")
    if not known:
        return TranslationNote(about=about)
    behind = [state for state in known if state.state == "behind"]
    said, reviewer = _made(localizer, known)
    left = len(behind) - _MOST
    return TranslationNote(
        changes=[_change(localizer, state, repository) for state in behind[:_MOST]],
        more=localizer.count("translation.more", left) if left > 0 else "",
        said=said,
        reviewer=reviewer,
        about=about,
    )


def _change(localizer: Localizer, state: State, repository: RepositoryPages) -> SourceChange:
    unit = state.unit
    own = localizer.lang_and_dir(unit.source)
    earlier = localizer.translations.earlier(state) if localizer.translations else None
    before, now = _plain(earlier) if earlier else "", _plain(unit.texts.get(unit.source, ""))
    start = _first_difference(before, now) if before else 0
    return SourceChange(
        before=LocalizedText(_around(before, start), *own) if before else None,
        now=LocalizedText(_around(now, start), *own),
        href=repository.commit(state.since) if state.since else "",
    )


def _plain(words: Words) -> str:
    return " ".join((words if isinstance(words, str) else " / ".join(words.values())).split())


def _first_difference(one: str, other: str) -> int:
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)


def _around(text: str, place: int) -> str:
    """A text around a place in it, from one space to another."""
    start = text.rfind(" ", 0, max(0, place - _BEFORE)) + 1 if place > _BEFORE else 0
    if len(text) - start <= _SHOWN:
        return f"{'… ' if start else ''}{text[start:]}"
    return f"{'… ' if start else ''}{text[start : start + _SHOWN].rpartition(' ')[0]} …"


def _made(localizer: Localizer, states: Sequence[State]) -> tuple[tuple[str, str], Link | None]:
    """The sentence on who has reviewed the page, or that a machine helped and nobody has; before and after a name."""
    reviewed = next((state for state in states if state.reviewed_by), None)
    if reviewed:
        key = "translation.reviewed" if all(_readings(states)) else "translation.reviewed_partly"
        day = localizer.date(PartialDate.parse(reviewed.reviewed_on))
        before, after = localizer.word(key, partner=CUT, date=day).split(CUT)
        return (before, after), _partner(localizer, reviewed.reviewed_by)
    if any(state.unreviewed for state in states):
        return (localizer.word("notice.machine_assisted"), ""), None
    return ("", ""), None


def _readings(states: Sequence[State]) -> Iterator[bool]:
    return (bool(state.reviewed_by) for state in states)


def _partner(localizer: Localizer, identifier: str) -> Link:
    if identifier in localizer.joined.entries["partners"]:
        return localizer.record_link("partners", identifier)
    return Link("", LocalizedText(identifier))
