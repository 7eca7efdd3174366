"""`hub proposal`: find the proposal that a run of the gate belongs to, for the next steps of a workflow."""

from __future__ import annotations

import argparse
import os
import sys

from hub.github.api import GitHubError, repository_of
from hub.github.outputs import put_outputs
from hub.review.finding import confirm_pull, find_pull, known_sha, read_run
from hub.settings import Settings

HELP = "find the pull request that a run of the gate was about"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--number", default="", help="of the pull request, where it is known")
    parser.add_argument("--sha", default="", help="its commit, where it is known")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 with the outputs `number`, `sha` and `state` (`open`, `closed`, or empty when none is found), else 2."""
    try:
        repository = repository_of(os.environ)
        if options.number:
            found = confirm_pull(repository, int(options.number), known_sha(options.sha))
        else:
            found = find_pull(repository, read_run(os.environ.get("GITHUB_EVENT_PATH", "")))
    except ValueError:
        print("hub: --number takes a number and --sha the full name of a commit", file=sys.stderr)
        return 2
    except GitHubError as error:
        print(f"hub: {error}", file=sys.stderr)
        return 2
    state = "" if found is None else "open" if found.open else "closed"
    put_outputs(
        os.environ, state=state, number=str(found.number) if found else "", sha=known_sha(found.sha) if found else ""
    )
    return 0
