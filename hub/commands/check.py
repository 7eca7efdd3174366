"""`hub check`: report all problems of the registries, in the words of an editor."""

from __future__ import annotations

import argparse
import sys

from hub.changes.stamps import check_stamps_since
from hub.checks.checking import check_data, has_problems, report
from hub.console import print_commands
from hub.editorial.speech import Detect, NoDetectorError, load_detector
from hub.languages import language_codes
from hub.problems import MESSAGE_LANGUAGES, Problem, messages, sort_problems
from hub.reading.entries import Registries
from hub.settings import Settings, message_language

HELP = "report all problems of the registries"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")
    parser.add_argument("--no-notes", action="store_true", help="leave notes out of the list, only count them")
    parser.add_argument("--github", action="store_true", help="also mark the lines of a proposal (workflow commands)")
    parser.add_argument("--since", default="HEAD", help="the revision that records are compared with (default: HEAD)")
    parser.add_argument("--publish", action="store_true", help="name what the publisher still has to supply too")
    parser.add_argument("--translations", action="store_true", help="also name translations behind (notes)")
    parser.add_argument("--editorial", action="store_true", help="also read all texts as an editor would (notes)")
    parser.add_argument("--spelling", action="store_true", help="also look for words that no dictionary knows (notes)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when there are no problems (there may be notes), 1 on problems."""
    registries, found = check_data(settings, publish=options.publish)
    found = sort_problems([*found, *check_stamps_since(settings, registries, options.since)])
    if options.translations:
        from hub.translations.notes import behind_notes
        from hub.translations.state import read_translations

        found = sort_problems([*found, *behind_notes(read_translations(settings, registries))])
    if options.editorial:
        from hub.editorial.notes import check_texts  # each option loads what it alone needs

        found = sort_problems([*found, *check_texts(settings, registries, _detector(options, settings))])
    if options.spelling:
        found = sort_problems([*found, *_misspelt(options, settings, registries)])
    print(report(found, options.lang, notes=not options.no_notes))
    if options.github:
        from hub.github.annotations import annotate

        print_commands(annotate(found))
    return 1 if has_problems(found) else 0


def _misspelt(options: argparse.Namespace, settings: Settings, registries: Registries) -> list[Problem]:
    """The notes on spelling; a language whose program is not installed is told, with what to install."""
    from hub.editorial.unknown import check_spelling

    found, missing = check_spelling(settings, registries)
    if missing:
        packages = " ".join(dict.fromkeys(package for packages in missing.values() for package in packages))
        print(
            messages(options.lang)["no-speller"].format(languages=", ".join(missing), packages=packages),
            file=sys.stderr,
        )
    return found


def _detector(options: argparse.Namespace, settings: Settings) -> Detect | None:
    """The language detector; without it, all other notes are still given."""
    try:
        return load_detector(language_codes(settings.root / "mkdocs.yml"))
    except NoDetectorError:
        print(messages(options.lang)["no-detector"], file=sys.stderr)
        return None
