"""`hub mark`: how the checks that a ruleset asks for ended, on the commit of a proposal that a workflow opened itself.

A run that an issue started is shown at main, never at the proposal, where a ruleset may wait for it.
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
"""The name of the gate's job: under it a ruleset asks for the result, whether a run or a mark has it."""
TEST = "Test the code"
"""The name of the job that tests the code, asked for in the same way."""
_STATES = {"success": "success", "failure": "failure"}


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("sha", metavar="COMMIT")
    parser.add_argument("--gate", required=True, metavar="RESULT", help="of the job that called the gate")
    parser.add_argument("--run", dest="address", required=True, help="of the run, for its log")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """0 when the commit has its marks, 1 when GitHub refused, 2 for what is no commit."""
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
    """What GitHub is told (REST API, "Create a commit status"): a record made with a form changes no code."""
    return [
        {"state": state, "context": GATE, "description": _words(f"mark.{state}"), "target_url": address},
        {"state": "success", "context": TEST, "description": _words("mark.content"), "target_url": address},
    ]


def _words(key: str) -> str:
    return " · ".join(sentences("intake", lang)[key] for lang in FRENCH_FIRST)
