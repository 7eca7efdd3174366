"""`hub intake`: a record from an issue that was made with a form."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from hub.derived import write_whole
from hub.intake import NoIssueError, Refused, Taken, read_issue, take_in
from hub.issue_replies import proposal_text, proposal_title, refusal_text
from hub.settings import Settings

HELP = "turn an issue made with a form into a record"
MAX_EVENT = 5_000_000
"""Bytes of a recorded event; an issue has at most 65,536 characters."""


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--event", type=Path, required=True, help="the recorded event (GITHUB_EVENT_PATH)")
    parser.add_argument("--texts", type=Path, help="a folder for the texts of the proposal, or of the reply")
    parser.add_argument("--outputs", type=Path, help="a file to add outcome, branch and title to (GITHUB_OUTPUT)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """0 with a record or with nothing to do, 1 when something in the issue has to be mended, 2 without an issue."""
    try:
        with options.event.open("rb") as stream:
            issue = read_issue(json.loads(stream.read(MAX_EVENT)))
    except (OSError, ValueError, RecursionError, NoIssueError) as error:
        print(f"hub: {options.event}: {error}", file=sys.stderr)
        return 2
    result = take_in(issue, settings)
    if isinstance(result, Taken):
        write_whole(result.path, result.text)
        title = proposal_title(result.form, result.identifier)
        shown = f"{settings.data.name}/{result.path.relative_to(settings.data).as_posix()}"
        _say(options, {"body.md": proposal_text(result.form, issue.number, shown)}, f"{title}\n")
        _put_out(options.outputs, {"outcome": "record", "branch": issue.branch, "title": title})
        return 0
    if isinstance(result, Refused):
        text = refusal_text(result.form, result.complaints)
        _say(options, {"reply.md": text}, text)
        _put_out(options.outputs, {"outcome": "problems"})
        return 1
    _put_out(options.outputs, {"outcome": "none"})
    return 0


def _say(options: argparse.Namespace, texts: dict[str, str], shown: str) -> None:
    print(shown, end="")
    for name, text in texts.items() if options.texts else ():
        write_whole(options.texts / name, text)


def _put_out(file: Path | None, values: dict[str, str]) -> None:
    """Outputs of a workflow's step: one line each, for no value holds a line end."""
    if file is not None:
        with file.open("a", encoding="utf-8") as stream:
            stream.writelines(f"{name}={value}\n" for name, value in values.items())
