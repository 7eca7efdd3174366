"""Put new words into the files of the project: registries, interface words, hand-written pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from hub.fix.mending import file_shape
from hub.settings import Settings
from hub.style.editing import Edit, NotInStyleError, with_values
from hub.translations.units import PAGES, STRINGS
from hub.translators.catalogue_words import with_words
from hub.translators.page_words import with_fields
from hub.translators.taking import Change


class UnwritableError(Exception):
    """A file cannot be written to: the key of the sentence that says why, and the file."""

    def __init__(self, code: str, file: str) -> None:
        super().__init__(code)
        self.code, self.file = code, file


def changed_files(settings: Settings, changes: Iterable[Change], lang: str) -> dict[Path, str]:
    """The new texts of the files that changes concern. Raises UnwritableError and OSError."""
    by_file: dict[Path, list[Change]] = {}
    for change in changes:
        by_file.setdefault(_file(settings, change, lang), []).append(change)
    return {path: _changed(path, settings, own, lang) for path, own in by_file.items()}


def _file(settings: Settings, change: Change, lang: str) -> Path:
    registry, record = change.unit.key
    if registry == STRINGS:
        return settings.root / "hub" / "strings" / f"{lang}.yml"
    if registry == PAGES:
        return settings.root / PAGES / lang / record.removeprefix(f"{PAGES}/")
    file = PurePosixPath(change.unit.place(lang).file)
    return settings.data / file.relative_to(settings.data.name)


def _changed(path: Path, settings: Settings, changes: Sequence[Change], lang: str) -> str:
    registry = changes[0].unit.key.registry
    write: Callable[[str], str]
    if registry == STRINGS:
        words = {change.unit.path: change.words for change in changes}
        write = lambda text: with_words(text, words)  # noqa: E731 # a name for it would say no more
    elif registry == PAGES:
        fields = {change.unit.path: str(change.words) for change in changes}
        write = lambda text: with_fields(text, fields)  # noqa: E731
    else:
        name = PurePosixPath(path.relative_to(settings.data).as_posix())
        edits = [_edit(change, name, lang) for change in changes]
        write = lambda text: with_values(text, file_shape(name), edits)  # noqa: E731
    try:
        return write(path.read_bytes().decode() if path.exists() or registry not in (PAGES,) else "")
    except NotInStyleError:
        raise UnwritableError("not-in-style", _shown(path, settings)) from None
    except (KeyError, ValueError):
        raise UnwritableError("no-place", _shown(path, settings)) from None


def _edit(change: Change, file: PurePosixPath, lang: str) -> Edit:
    """The new words at their place; a file with one record alone names no record."""
    unit = change.unit
    alone = file.parent.name or unit.key.registry == unit.key.record
    path = tuple(int(step) if step.isdigit() else step for step in unit.path.split("."))
    return Edit("" if alone else unit.key.record, (*path, lang), change.words)


def _shown(path: Path, settings: Settings) -> str:
    return path.relative_to(settings.root if path.is_relative_to(settings.root) else settings.data.parent).as_posix()
