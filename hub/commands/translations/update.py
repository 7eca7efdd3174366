"""`hub translations update`: bring the files that keep the state up to the last commit."""

from __future__ import annotations

import argparse
import os
import sys

from hub.catalogues import sentences
from hub.commands.translations.present import present, print_caveats
from hub.github.addresses import BRANCH
from hub.github.api import GitHubError, repository_of
from hub.github.outputs import put_outputs
from hub.issues.proposing import propose_files
from hub.problems import FRENCH_FIRST, MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.translations.updating import NoHistoryError, Updated, update_files

OWN_BRANCH = "translations-state"
"""The branch of the proposal: there is one at a time."""
HELP = "bring the files that keep the state (data/translations) up to the last commit"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the action."""
    parser.add_argument(
        "--machine-assisted", action="store_true", help="a machine helped with all that was written since the files"
    )
    parser.add_argument("--propose", action="store_true", help="also open one proposal with them on GitHub")
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the files tell the state of the last commit, 1 where the history does not tell it."""
    words = sentences("states", options.lang)
    translations = present(settings)
    try:
        done = update_files(settings, translations, drafted=options.machine_assisted)
    except NoHistoryError:
        print_caveats(translations.as_of, options.lang)
        print(words["no-history"], file=sys.stderr)
        return 1
    counts = {"written": len(done.written), "removed": len(done.removed)}
    print(words["updated"].format(commit=done.commit[:12], **counts))
    return _propose(settings, done) if options.propose and (done.written or done.removed) else 0


def _propose(settings: Settings, done: Updated) -> int:
    """Open the one proposal with the files, or bring it up to date. Returns 1 when GitHub refused."""
    names = {path.relative_to(settings.root).as_posix(): path for path in (*done.written, *done.removed)}
    files = {name: path.read_text(encoding="utf-8") if path in done.written else None for name, path in names.items()}
    title, body = (
        sentences("states", FRENCH_FIRST[0])[key].format(commit=done.commit[:12])
        for key in ("proposal-title", "proposal-body")
    )
    try:
        number, sha = propose_files(
            repository_of(os.environ), files, title, body, branch=OWN_BRANCH, onto=done.commit, base=BRANCH
        )
    except GitHubError as error:
        print(f"hub translations: {error}", file=sys.stderr)
        return 1
    put_outputs(os.environ, number=str(number), sha=sha)
    return 0
