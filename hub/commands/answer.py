"""`hub answer`: answer an issue made with a form, in one comment that is kept up to date."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from hub.github.api import GitHubError, keep_comment, repository_of
from hub.issues.intake import NoIssueError, load_issue
from hub.issues.issue_body import parse_body
from hub.issues.replies import MARKER, opened_text
from hub.settings import Settings

HELP = "answer an issue made with a form, in one comment that is kept up to date"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--event", type=Path, required=True, help="the recorded event (GITHUB_EVENT_PATH)")
    parser.add_argument(
        "--reply", type=Path, help="the text of `hub intake`; where there is none, the proposal is named"
    )
    parser.add_argument("--pull", default="", help="the number of the proposal, empty when it could not be made")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the comment is there, 1 when GitHub refused, 2 without an issue, a text or a number."""
    try:
        issue = load_issue(options.event)
        text = _text(options, issue.body)
    except (OSError, ValueError, NoIssueError) as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2
    try:
        keep_comment(repository_of(os.environ), issue.number, MARKER, text)
    except GitHubError as error:
        print(f"hub: {error}", file=sys.stderr)
        return 1
    return 0


def _text(options: argparse.Namespace, body: str) -> str:
    if options.reply and options.reply.is_file():
        return str(options.reply.read_text(encoding="utf-8"))
    answers = parse_body(body)
    if answers is None:
        raise NoIssueError("the issue was made with no form, and there is no reply to it")
    return opened_text(answers.form, int(options.pull) if options.pull else None)
