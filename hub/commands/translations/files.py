"""What the actions with files and drafts share: states to choose from, sentences, and writing into the YAML."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hub.catalogues import sentences
from hub.disk.atomic import LinkError, write_together, write_whole
from hub.languages import Language, load_languages
from hub.limits import MAX_LABEL
from hub.settings import Settings
from hub.text.escaping import label, labels

if TYPE_CHECKING:
    from hub.translators.taking import Change

ONLY = ("missing", "behind", "unreviewed")
"""What may be asked for."""


def states(text: str) -> tuple[str, ...]:
    """The states of a list with commas."""
    found = tuple(text.split(","))
    wrong = next((state for state in found if state not in ONLY), None)
    if wrong is not None:
        raise argparse.ArgumentTypeError(f"{wrong!r} is none of {', '.join(ONLY)}")
    return found


def has_libraries(lang: str) -> bool:
    """Whether the libraries are installed that no other command needs; else say what to install."""
    try:
        import openpyxl  # type: ignore[import-untyped] # noqa: F401
        import polib  # type: ignore[import-untyped] # noqa: F401
    except ModuleNotFoundError:
        refuse(lang, "no-library")
        return False
    return True


def language_named(code: str, settings: Settings, lang: str) -> Language | None:
    """A language of the site; None, and a sentence, for any other. Tools may add a country to its code: `fi-FI`."""
    languages = {language.code: language for language in load_languages(settings.root / "mkdocs.yml")}
    code = code if code in languages else re.sub(r"-[A-Z]{2}\Z", "", code)
    if code not in languages:
        refuse(lang, "no-language", value=code, known=", ".join(languages))
    return languages.get(code)


def new_texts(settings: Settings, changes: Sequence[Change], code: str, lang: str) -> Mapping[Path, str] | None:
    """The new texts of the files that changes concern; None, and a sentence, when that is not possible."""
    from hub.translators.writing import UnwritableError, changed_files

    if settings.linked_data:
        refuse(lang, "unopened", file="data", why=LinkError(settings.root / "data").sentence(lang))
        return None
    try:
        return changed_files(settings, changes, code)
    except UnwritableError as error:
        refuse(lang, error.code, file=error.file)
        return None


def write_changes(settings: Settings, changes: Sequence[Change], code: str, lang: str) -> Mapping[Path, str] | None:
    """Write new texts into their files, and say where each is; None, and a sentence, when that is not possible."""
    files = new_texts(settings, changes, code, lang)
    if files is None:
        return None
    from hub.translations.sources import line_of_words
    from hub.translations.units import STRINGS

    inside = {path: text for path, text in files.items() if path.is_relative_to(settings.data)}
    write_together(inside, within=settings.data)
    for path, text in files.items():
        if path not in inside:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text, within=settings.root)
    for change in changes:
        unit, place = change.unit, change.unit.place(code)
        line = line_of_words(settings.root, code, unit.path) if unit.key.registry == STRINGS else place.line
        say(lang, "written", place=f"{place.file}:{line}", record=unit.key.record, field=unit.field)
    return files


def say(lang: str, key: str, **values: object) -> None:
    """Print a sentence."""
    print(sentences("translators", lang)[key].format(**labels(values)))


def refuse(lang: str, key: str, status: int = 1, *, before: str = "", **values: object) -> int:
    """Print a sentence as an error, after the file that it is about; return the status."""
    sentence = sentences("translators", lang)[key].format(**labels(values))
    tell([f"{label(before, MAX_LABEL)}: {sentence}" if before else sentence])
    return status


def tell(lines: Iterable[str]) -> None:
    """Print lines as errors of the command."""
    for line in lines:
        print(f"hub translations: {line}", file=sys.stderr)
