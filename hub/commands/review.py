"""`hub review`: read a proposal as data and store its outcome for the comment."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from hub.changes.proposal import read_proposal
from hub.commands.arguments import number
from hub.disk.atomic import write_whole
from hub.disk.revisions import RevisionError, fetch
from hub.github.outputs import put_outputs
from hub.review.outcome import KNOWN_AUTHORS, outcome_of, to_json
from hub.settings import Settings, message_language

HELP = "fetch a pull request as data, check it and say what it changes"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("number", type=number, metavar="NUMBER", help="of the pull request")
    parser.add_argument("sha", metavar="COMMIT", help="its last commit")
    parser.add_argument("--remote", default="origin", help="where it lies (default: origin)")
    parser.add_argument("--author", default="", help="what its author is to the repository, where GitHub did not ask")
    parser.add_argument("--into", type=Path, required=True, help="the file to write, for `hub comment`")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 with the output `ready` (whether a preview can be built), 2 when the commit cannot be fetched."""
    held = bool(options.author) and options.author not in KNOWN_AUTHORS
    try:
        fetch(settings.root, options.remote, int(options.number), options.sha)
        outcome = outcome_of(read_proposal(settings, "HEAD", options.sha), held=held)
    except RevisionError as error:
        print(f"hub: {error.sentence(message_language())}", file=sys.stderr)
        return 2
    write_whole(options.into, f"{to_json(outcome)}\n")
    put_outputs(os.environ, ready=str(outcome.ready).lower())
    return 0
