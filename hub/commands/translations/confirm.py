"""`hub translations confirm`: say that a translation still holds after a change of its source."""

from __future__ import annotations

import argparse
import sys

from hub.catalogues import sentences
from hub.commands.translations.present import (
    UnknownNameError,
    field_named,
    language_named,
    present,
    print_caveats,
    record_named,
)
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.translations.state import State
from hub.translations.updating import confirm

HELP = "say that translations of a record still hold although their source has changed"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the action."""
    parser.add_argument("record", metavar="RECORD", help="as the check names it: cyberocc, or practices/cyberocc")
    parser.add_argument("language", metavar="LANG", help="the code of the language, such as hr")
    parser.add_argument("--field", metavar="F", help="one field alone, as `status` gives it (default: all)")
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when nothing of it is behind any more, 1 where the history does not tell, 2 for unknown names."""
    words = sentences("states", options.lang)
    translations = present(settings)
    try:
        key = record_named(translations, options.record, options.lang)
        language = language_named(translations, options.language, options.lang)
        path = field_named(translations, key, options.field, options.lang) if options.field else ""
    except UnknownNameError as error:
        print(f"hub translations: {error}", file=sys.stderr)
        return 2
    if translations.as_of:
        print_caveats(translations.as_of, options.lang)
        print(words["no-history"], file=sys.stderr)
        return 1
    states = translations.of(key)[language]
    found = [state for state in states if state.state == "behind" and path in ("", state.unit.path)]
    if not found:
        print(words["not-behind"].format(record=key, language=language))
        return 0
    written = confirm(settings, found)
    print(*[_line(state, words) for state in found], sep="\n")
    print(words["commit-it"].format(file=written[0].relative_to(settings.root).as_posix()))
    return 0


def _line(state: State, words: dict[str, str]) -> str:
    return words["confirmed"].format(record=state.unit.key, field=state.unit.field, language=state.language)
