"""`hub comment`: write the one comment below a proposal, and keep it up to date."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from hub.commands.arguments import number
from hub.diagnosis import formats
from hub.github.api import GitHubError, keep_comment, repository_of
from hub.review.comment import MARKER, ShownPreview, comment
from hub.review.finding import confirm_pull, known_sha
from hub.review.outcome import ReviewOutcome, from_json
from hub.settings import Settings

HELP = "keep the comment below a pull request up to date"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("number", type=number, metavar="NUMBER", help="of the pull request")
    parser.add_argument("sha", type=known_sha, metavar="COMMIT", help="its last commit")
    parser.add_argument("--from", type=_outcome, required=True, dest="outcome", help="the file of `hub review`")
    parser.add_argument("--gate", required=True, help="how the gate ended: success, failure …")
    parser.add_argument("--run", type=_address, required=True, help="the address of its run", dest="gate_run")
    parser.add_argument("--preview", type=_address, default="", help="the address of the preview, if there is one")
    parser.add_argument(
        "--oversize", type=_megabytes, default=0, metavar="MB", help="how big a preview is that was too big"
    )
    parser.add_argument("--most", type=_megabytes, default=0, metavar="MB", help="how big it may be")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the comment is there, 1 when GitHub refuses.

    Also 0 when somebody has pushed since: the next run writes the comment then.
    """
    shown = ShownPreview(
        conclusion=options.gate,
        run=options.gate_run,
        preview=options.preview,
        sha=options.sha,
        oversize=options.oversize,
        most=options.most,
    )
    try:
        repository = repository_of(os.environ)
        if confirm_pull(repository, int(options.number), options.sha):
            keep_comment(repository, int(options.number), MARKER, comment(options.outcome, shown))
    except GitHubError as error:
        print(f"hub: {error}", file=sys.stderr)
        return 1
    return 0


def _outcome(path: str) -> ReviewOutcome:
    try:
        return from_json(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError, LookupError, TypeError):
        raise argparse.ArgumentTypeError(f"{path!r} is not a file that `hub review` wrote") from None


def _address(text: str) -> str:
    if text and not formats.matches("url", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a web address")
    return text


def _megabytes(text: str) -> int:
    """The number in a workflow output, which is empty where there is none."""
    return int(text) if text else 0
