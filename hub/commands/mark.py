"""`hub mark`: report the results of required checks on the commit of a proposal that a workflow opened.

GitHub shows a run that an issue started on main, never on the proposal, where a ruleset may wait for its result.
"""

from __future__ import annotations

import argparse
import os
import sys

from hub.catalogues import sentences
from hub.github.api import GitHubError, call, repository_of
from hub.problems import FRENCH_FIRST
from hub.review.finding import known_sha
from hub.settings import Settings

HELP = "mark the commit of a proposal with how its gate ended"
GATE = "Check and build"
"""The name of the gate's job. A ruleset requires a result under this name, from a run or from a commit status."""
TEST = "Test the code"
"""The name of the job that tests the code; a ruleset requires it in the same way."""
_STATES = {"success": "success", "failure": "failure"}


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("sha", metavar="COMMIT")
    parser.add_argument("--gate", required=True, metavar="RESULT", help="of the job that called the gate")
    parser.add_argument("--run", dest="address", required=True, help="of the run, for its log")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the commit has its statuses, 1 when GitHub refused, 2 for anything that is not a commit."""
    try:
        sha = known_sha(options.sha)
        for mark in marks(_STATES.get(options.gate, "error"), options.address):
            call(repository_of(os.environ), "POST", f"/statuses/{sha}", mark)
    except ValueError:
        print(f"hub: {options.sha!r} is no commit", file=sys.stderr)
        return 2
    except GitHubError as error:
        print(f"hub: {error}", file=sys.stderr)
        return 1
    return 0


def marks(state: str, address: str) -> list[dict[str, str]]:
    """The statuses for GitHub (REST API, "Create a commit status").

    The test counts as passed: a record made with a form changes no code.
    """
    return [
        {"state": state, "context": GATE, "description": _words(f"mark.{state}"), "target_url": address},
        {"state": "success", "context": TEST, "description": _words("mark.content"), "target_url": address},
    ]


def _words(key: str) -> str:
    return " · ".join(sentences("intake", lang)[key] for lang in FRENCH_FIRST)
