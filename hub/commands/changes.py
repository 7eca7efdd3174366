"""`hub changes`: say in words what a proposal changes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.changes.proposal import read_proposal
from hub.changes.report import summaries, summary
from hub.disk.atomic import write_whole
from hub.disk.revisions import RevisionError
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language

HELP = "say in words what changes between two git revisions"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("base", metavar="BASE", help="the revision a proposal is for, such as main")
    parser.add_argument("head", metavar="HEAD", help="the proposed revision")
    parser.add_argument("--lang", choices=(*MESSAGE_LANGUAGES, "both"), default="both", help="of the summary")
    parser.add_argument("--into", type=Path, help="a file to write instead of the terminal")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 with a summary, 2 when git does not know a revision."""
    try:
        text = _summary(options, settings)
    except RevisionError as error:
        print(f"hub: {error.sentence(message_language() if options.lang == 'both' else options.lang)}", file=sys.stderr)
        return 2
    if options.into is None:
        print(text)
    else:
        write_whole(options.into, f"{text}\n")
    return 0


def _summary(options: argparse.Namespace, settings: Settings) -> str:
    proposal = read_proposal(settings, options.base, options.head)
    return summaries(proposal) if options.lang == "both" else summary(proposal, options.lang)
