"""`hub translations import`: take the texts of a translator's file into the YAML."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from hub.catalogues import first_lines, sentences
from hub.checks.checking import check_data, has_problems
from hub.commands.translations.files import has_libraries, language_named, refuse, say, tell, write_changes
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.text.escaping import labels

if TYPE_CHECKING:
    from hub.translators.taking import Taken

HELP = "take the texts of a translator's file into the YAML"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the action."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a filled file: .xlsx, .xlf, .xliff or .po")
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when all texts were taken or nothing is to be changed, 1 when some were refused, 2 on wrong use."""
    lang = options.lang
    if not has_libraries(lang):
        return 2
    from hub.disk.packages import PackageError
    from hub.translations.state import read_translations
    from hub.translators.formats import read_file
    from hub.translators.taking import take

    try:
        filled = read_file(options.file)
    except PackageError as error:
        return refuse(lang, error.code, 2, before=str(options.file), **error.values)
    except OSError as error:
        return refuse(lang, "unopened", 2, file=str(options.file), why=str(error.strerror))
    language = language_named(filled.lang, settings, lang)
    if language is None:
        return 2
    registries, found = check_data(settings)
    if has_problems(found):
        return refuse(lang, "broken")
    taken = take(read_translations(settings, registries).units, language, filled.rows)
    _tell_refused(taken, lang)
    files = write_changes(settings, taken.changes, language.code, lang)
    if files is None:
        return 1
    refused = len({identifier for identifier, _ in taken.refused})
    key = "summary" if taken.changes else "nothing"
    say(lang, key, count=len(taken.changes), files=len(files), refused=refused)
    return 1 if refused else 0


def _tell_refused(taken: Taken, lang: str) -> None:
    """Say of each text that is refused why, on one line."""
    words = sentences("translators", lang)
    lines = [words[code].format(**labels({"id": identifier, **values})) for identifier, (code, values) in taken.refused]
    tell(first_lines(lines, len(lines), lang))
