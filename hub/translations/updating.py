"""Write the generated files: all of them up to a commit, or what is now known of some translations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hub.diagnosis import formats
from hub.disk.atomic import write_whole
from hub.disk.revisions import day_of, first_parents
from hub.settings import Settings
from hub.translations.fingerprints import fingerprint
from hub.translations.history import read_files, read_notes, read_past
from hub.translations.prints import Print, Prints, file_of, note_file, write_note, write_prints
from hub.translations.state import State, Translations
from hub.translations.units import PAGES, Key

_IsHuman = Callable[[State], bool]


class NoHistoryError(Exception):
    """The history does not reach back to the commit that the files name, so nothing newer is known."""


@dataclass(frozen=True, slots=True)
class Updated:
    """The files that were written and removed, and the commit up to which they now tell the state."""

    written: tuple[Path, ...]
    removed: tuple[Path, ...]
    commit: str


def update_files(settings: Settings, translations: Translations, *, drafted: bool = False) -> Updated:
    """Bring all files up to the last commit; one in which nothing changes stays as it is. Raises NoHistoryError.

    With `drafted`, what has been written since the files is machine-assisted.
    """
    files = read_files(settings.data)
    past = read_past(settings.root, files, translations.languages)
    if not past.told:
        raise NoHistoryError
    commit = first_parents(settings.root)[0]
    day = day_of(settings.root, commit)
    present = translations.texts.keys()
    written: list[Path] = []
    for key in sorted(present & past.known.keys()):
        prints = _drafted(past.known[key], files.get(key)) if drafted else past.known[key]
        if _is_writable(key) and not _same(prints, files.get(key)):
            written.append(_write(settings, key, replace(prints, commit=commit, day=day)))
    gone = [settings.data / file_of(key) for key in files if key not in present]
    gone += [path for path, (key, note) in read_notes(settings.data).items() if _is_taken(note, past.known.get(key))]
    for path in gone:
        path.unlink(missing_ok=True)
    return Updated(tuple(written), tuple(gone), commit)


def confirm(settings: Settings, states: Iterable[State]) -> list[Path]:
    """Say of translations that they hold for the source as it now is."""
    return _write_notes(settings, states, _as_it_was)


def note_drafts(settings: Settings, states: Iterable[State]) -> list[Path]:
    """Say of translations that a machine helped to make them, of the source as it now is."""
    return _write_notes(settings, states, lambda _: False)


def _as_it_was(state: State) -> bool:
    return state.origin == "human"


def note_of(states: Iterable[State], human: _IsHuman = _as_it_was) -> Prints:
    """What a note says of translations of one record: that each was made from the source as it now is."""
    sources: dict[str, str] = {}
    texts: dict[tuple[str, str], Print] = {}
    language = ""
    for state in states:
        unit = state.unit
        language, sources[unit.path] = unit.source, fingerprint(unit.texts[unit.source])
        texts[unit.path, state.language] = Print(
            fingerprint(unit.texts[state.language]),
            sources[unit.path],
            human=human(state),
            reviewed=bool(state.reviewed_by),
        )
    return Prints(language, sources, texts)


def _write_notes(settings: Settings, states: Iterable[State], human: _IsHuman) -> list[Path]:
    by_place: dict[tuple[Key, str], list[State]] = {}
    for state in states:
        if state.language in state.unit.texts and state.unit.source in state.unit.texts:
            by_place.setdefault((state.unit.key, state.language), []).append(state)
    written: list[Path] = []
    for (key, lang), found in by_place.items():
        prints = note_of(found, human)
        path = settings.data / note_file(key, lang, prints)
        write_whole(path, write_note(key, prints), within=settings.data)
        written.append(path)
    return written


def _drafted(prints: Prints, before: Prints | None) -> Prints:
    """What is known, with every translation machine-assisted that no person had written before."""
    people = {place for place, one in before.texts.items() if one.human} if before else set()
    texts = {place: one if place in people else one._replace(human=False) for place, one in prints.texts.items()}
    return replace(prints, texts=texts)


def _same(new: Prints, old: Prints | None) -> bool:
    return old is not None and replace(new, commit=old.commit, day=old.day) == old


def _is_taken(note: Prints, known: Prints | None) -> bool:
    """Whether the file of the record says all that a note says, or the texts that it is about are no longer there."""
    if known is None:
        return True
    found = ((one, known.texts.get(place)) for place, one in note.texts.items())
    return all(own is None or own.text != one.text or own.source == one.source for one, own in found)


def _is_writable(key: Key) -> bool:
    """Whether the name of a record can be that of a file; the check reports any other."""
    return key.registry == PAGES or formats.is_identifier(key.record)


def _write(settings: Settings, key: Key, prints: Prints) -> Path:
    path = settings.data / file_of(key)
    write_whole(path, write_prints(prints), within=settings.data)
    return path
