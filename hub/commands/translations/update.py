"""`hub translations update`: bring the files that keep the state up to the last commit."""

from __future__ import annotations

import argparse
import sys

from hub.catalogues import sentences
from hub.commands.translations.present import present, print_caveats
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.translations.updating import NoHistoryError, update_files

HELP = "bring the files that keep the state (data/translations) up to the last commit"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the action."""
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the files tell the state of the last commit, 1 where the history does not tell it."""
    words = sentences("states", options.lang)
    translations = present(settings)
    try:
        done = update_files(settings, translations)
    except NoHistoryError:
        print_caveats(translations.as_of, options.lang)
        print(words["no-history"], file=sys.stderr)
        return 1
    counts = {"written": len(done.written), "removed": len(done.removed)}
    print(words["updated"].format(commit=done.commit[:12], **counts))
    return 0
