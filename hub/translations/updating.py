"""Write the generated files: all of them up to a commit, or what is now known of some translations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hub.diagnosis import formats
from hub.disk.atomic import write_whole
from hub.disk.revisions import day_of, first_parents
from hub.settings import Settings
from hub.translations.deriving import NOTHING
from hub.translations.fingerprints import fingerprint
from hub.translations.history import read_files, read_past
from hub.translations.prints import Print, Prints, file_of, write_prints
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


def update_files(settings: Settings, translations: Translations) -> Updated:
    """Bring all files up to the last commit; one in which nothing changes stays as it is. Raises NoHistoryError."""
    files = read_files(settings.data)
    past = read_past(settings.root, files, translations.languages)
    if not past.told:
        raise NoHistoryError
    commit = first_parents(settings.root)[0]
    day = day_of(settings.root, commit)
    present = {unit.key for unit in translations.units}
    written: list[Path] = []
    for key in sorted(present & past.known.keys()):
        prints = past.known[key]
        if _is_writable(key) and not _same(prints, files.get(key)):
            written.append(_write(settings, key, replace(prints, commit=commit, day=day)))
    gone = [settings.data / file_of(key) for key in files if key not in present]
    for path in gone:
        path.unlink(missing_ok=True)
    return Updated(tuple(written), tuple(gone), commit)


def confirm(settings: Settings, states: Iterable[State]) -> list[Path]:
    """Say of translations that they hold for the source as it now is."""
    return _note(settings, states, lambda state: state.origin == "human")


def note_drafts(settings: Settings, states: Iterable[State]) -> list[Path]:
    """Say of translations that a machine helped to make them, of the source as it now is."""
    return _note(settings, states, lambda _: False)


def _note(settings: Settings, states: Iterable[State], human: _IsHuman) -> list[Path]:
    files = read_files(settings.data)
    by_key: dict[Key, list[State]] = {}
    for state in states:
        if state.language in state.unit.texts and state.unit.source in state.unit.texts:
            by_key.setdefault(state.unit.key, []).append(state)
    return [
        _write(settings, key, _noted(files.get(key, NOTHING), found, human))
        for key, found in by_key.items()
        if _is_writable(key)
    ]


def _noted(prints: Prints, states: Iterable[State], human: _IsHuman) -> Prints:
    sources, texts, language = dict(prints.sources), dict(prints.texts), prints.language
    for state in states:
        unit, language = state.unit, state.unit.source
        source = fingerprint(unit.texts[unit.source])
        sources.setdefault(unit.path, source)
        text = fingerprint(unit.texts[state.language])
        reviewed = bool(state.reviewed_by)
        texts[unit.path, state.language] = Print(text, source, human=human(state), reviewed=reviewed)
    return replace(prints, language=language, sources=sources, texts=texts)


def _same(new: Prints, old: Prints | None) -> bool:
    return old is not None and replace(new, commit=old.commit, day=old.day) == old


def _is_writable(key: Key) -> bool:
    """Whether the name of a record can be that of a file; the check reports any other."""
    return key.registry == PAGES or formats.is_identifier(key.record)


def _write(settings: Settings, key: Key, prints: Prints) -> Path:
    path = settings.data / file_of(key)
    write_whole(path, write_prints(prints), within=settings.data)
    return path
