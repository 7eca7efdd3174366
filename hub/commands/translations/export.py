"""`hub translations export`: write the texts of a language as a file for translators."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hub.checks.checking import check_data, has_problems
from hub.commands.translations.files import ONLY, has_libraries, language_named, refuse, say, states
from hub.disk.atomic import write_whole
from hub.languages import Language
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language

if TYPE_CHECKING:
    from hub.translators.items import Item, Wanted

HELP = "write the texts of a language as a file for translators"
FORMATS = ("xlsx", "xliff", "po")


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the action."""
    parser.add_argument("language", metavar="LANGUAGE", help="the language to translate into, such as fi")
    parser.add_argument("--only", type=states, default=(), metavar="STATES", help=f"some of {','.join(ONLY)}")
    parser.add_argument("--format", choices=FORMATS, default="xlsx", help="of the file (default: xlsx)")
    parser.add_argument("--into", type=Path, metavar="FILE", help="the file (default: translations-LANGUAGE.xlsx)")
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the file was written or nothing is to be translated, 1 on problems, 2 on wrong use."""
    if not has_libraries(options.lang):
        return 2
    from hub.translators.formats import FORMATS as KNOWN
    from hub.translators.remarks import Remarks

    language = language_named(options.language, settings, options.lang)
    if language is None:
        return 2
    items = _wanted(settings, language, options.only, options.lang)
    if items is None:
        return 1
    if not items:
        asked = ", ".join(options.only)
        say(options.lang, "nothing-wanted", language=language.code, states=asked)
        return 0
    form = KNOWN[options.format]
    path = options.into or Path(f"translations-{language.code}{form.endings[0]}")
    write_whole(path, form.write(items, language.code, Remarks(language.strings)))
    say(options.lang, "made", file=str(path), count=len(items))
    return 0


def _wanted(settings: Settings, language: Language, only: Sequence[Wanted], lang: str) -> Sequence[Item] | None:
    """The texts that a translator gets; None, and a sentence, when the registries have problems."""
    from hub.editorial.term_use import TermUse
    from hub.translations.state import read_translations
    from hub.translators.items import items_for

    registries, found = check_data(settings)
    if has_problems(found):
        refuse(lang, "broken")
        return None
    translations = read_translations(settings, registries)
    return [*items_for(translations, language, settings.site_url, TermUse(registries), only)]
