"""`hub propose`: open the pull request of a record that `hub intake` made, or of translations."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path

from hub.github.api import GitHubError, repository_of
from hub.github.outputs import put_outputs
from hub.issues.intake import NoIssueError, load_issue
from hub.issues.proposing import ProposalError, parse_proposal, propose
from hub.settings import Settings

HELP = "open the pull request of what came from an issue or a translator, or bring it up to date"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--event", type=Path, required=True, help="the recorded event (GITHUB_EVENT_PATH)")
    parser.add_argument("--proposal", type=Path, required=True, help="what was written for it: proposal.json")
    parser.add_argument("--branch", type=_branch, help="the branch of the proposal (default: that of the issue)")
    parser.add_argument("--onto", required=True, metavar="COMMIT", help="the commit it was made from")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 with the outputs `number` and `sha`, 1 when GitHub refused, 2 without an issue or a proposal."""
    try:
        branch, base = (options.branch, _base(options.event)) if options.branch else _of_issue(options.event)
        proposal = parse_proposal(options.proposal.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, NoIssueError, ProposalError) as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2
    try:
        number, sha = propose(repository_of(os.environ), proposal, branch=branch, onto=options.onto, base=base)
    except GitHubError as error:
        print(f"hub: {error}", file=sys.stderr)
        return 1
    put_outputs(os.environ, number=str(number), sha=sha)
    return 0


def _of_issue(event: Path) -> tuple[str, str]:
    """The branch that an issue's number names, and the default branch."""
    issue = load_issue(event)
    return issue.branch, issue.base


def _base(event: Path) -> str:
    """The default branch of the repository that a recorded event is about; raises NoIssueError without one."""
    try:
        return str(json.loads(event.read_text(encoding="utf-8"))["repository"]["default_branch"])
    except (ValueError, LookupError, TypeError):
        raise NoIssueError(f"{event}: no repository") from None


def _branch(text: str) -> str:
    """A branch below `translations/`, which no other proposal has."""
    if not re.fullmatch(r"translations/[a-zA-Z-]{2,8}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no branch such as translations/fi")
    return text
