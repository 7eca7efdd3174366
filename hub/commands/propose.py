"""`hub propose`: open the pull request of a record that `hub intake` made."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from hub.github.api import GitHubError, repository_of
from hub.github.outputs import put_outputs
from hub.issues.intake import NoIssueError, load_issue
from hub.issues.proposing import ProposalError, parse_proposal, propose
from hub.settings import Settings

HELP = "open the pull request of a record that came from an issue, or bring it up to date"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--event", type=Path, required=True, help="the recorded event (GITHUB_EVENT_PATH)")
    parser.add_argument("--proposal", type=Path, required=True, help="what `hub intake` wrote: proposal.json")
    parser.add_argument("--onto", required=True, metavar="COMMIT", help="the commit it was made from")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 with the outputs `number` and `sha`, 1 when GitHub refused, 2 without an issue or a proposal."""
    try:
        issue = load_issue(options.event)
        proposal = parse_proposal(options.proposal.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NoIssueError, ProposalError) as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2
    try:
        number, sha = propose(
            repository_of(os.environ), proposal, branch=issue.branch, onto=options.onto, base=issue.base
        )
    except GitHubError as error:
        print(f"hub: {error}", file=sys.stderr)
        return 1
    put_outputs(os.environ, number=str(number), sha=sha)
    return 0
