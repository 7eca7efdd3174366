"""`hub intake`: make a record from an issue that was opened with a form."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from hub.disk.atomic import LinkError, write_whole
from hub.github.api import GitHubError, call, repository_of
from hub.github.outputs import put_outputs
from hub.issues.intake import Accepted, Issue, NoIssueError, load_issue, read_issue, take_in
from hub.issues.proposing import PullRequest, proposal_text
from hub.issues.replies import proposal_body, proposal_title, refusal_text
from hub.settings import Settings

HELP = "turn an issue made with a form into a record of its registry"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--event", type=Path, required=True, help="the recorded event (GITHUB_EVENT_PATH)")
    parser.add_argument("--now", action="store_true", help="take the issue as it stands on GitHub by now")
    parser.add_argument("--into", type=Path, help="a folder for proposal.json, or for the answer, reply.md")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 with a record or with nothing to do, 1 when the issue must be corrected, 2 without an issue or a place
    to write.

    The output `outcome` is `record`, `none` or `problems`.
    """
    try:
        issue = load_issue(options.event)
        result = take_in(_current_issue(issue) if options.now else issue, settings)
        if isinstance(result, Accepted):
            proposal = _proposal(result, issue.number, settings)
            if settings.linked_data:
                raise LinkError(settings.root / "data")
            write_whole(result.path, result.text, within=settings.data)
            return _finish(options, "record", {"proposal.json": proposal})
        if result is None:
            return _finish(options, "none", {})
        text = refusal_text(result.form, result.complaints)
        print(text, end="")
        return _finish(options, "problems", {"reply.md": text})
    except (OSError, NoIssueError, GitHubError) as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2


def _current_issue(issue: Issue) -> Issue:
    """The issue as it is on GitHub now.

    The recorded event may be out of date: an old run can be started again, and runs come in any order.
    """
    found = call(repository_of(os.environ), "GET", f"/issues/{issue.number}")
    return replace(read_issue({"issue": found}), base=issue.base)


def _proposal(accepted: Accepted, number: int, settings: Settings) -> str:
    path = f"data/{accepted.path.relative_to(settings.data).as_posix()}"
    title = proposal_title(accepted.form, accepted.identifier)
    print(f"{title}: {path}")
    return proposal_text(
        PullRequest(files={path: accepted.text}, title=title, body=proposal_body(accepted.form, number, path))
    )


def _finish(options: argparse.Namespace, outcome: str, texts: dict[str, str]) -> int:
    for name, text in texts.items() if options.into else ():
        write_whole(options.into / name, text, within=options.into.parent)
    put_outputs(os.environ, outcome=outcome)
    return 1 if outcome == "problems" else 0
