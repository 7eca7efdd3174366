"""Find the proposal that a run of the gate belongs to."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.github.api import GitHubError, Pull, Repository, pull, pulls_of

_SHA = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run of the gate: `sha` is the commit that it checked, `head` the repository of that commit as
    `owner/name`, empty when the fork was deleted."""

    sha: str
    head: str


def read_run(event_file: str) -> Run:
    """Read the run from the payload of the event `workflow_run`. Raises GitHubError when the file holds no run."""
    try:
        event: Mapping[str, Any] = json.loads(Path(event_file).read_text(encoding="utf-8"))
        run = event["workflow_run"]
        return Run(known_sha(run["head_sha"]), str((run.get("head_repository") or {}).get("full_name", "")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise GitHubError(f"{event_file!r} is not the payload of a finished run of a workflow") from None


def known_sha(text: str) -> str:
    """The full name of a commit. Raises ValueError for anything else."""
    if not _SHA.fullmatch(text):
        raise ValueError(text)
    return text


def find_pull(repository: Repository, run: Run) -> Pull | None:
    """The proposal whose last commit the run checked: an open one, else the last closed one, else None.

    None also when somebody has pushed since: the run for the newer commit then writes the comment.
    """
    # GitHub leaves `pull_requests` in the payload empty for a proposal from a fork, so search by commit.
    found = pulls_of(repository, run.sha, run.head)
    return next((item for item in found if item.open), next(iter(found), None))


def confirm_pull(repository: Repository, number: int, sha: str) -> Pull | None:
    """The proposal with this number, if the commit is still its last one."""
    found = pull(repository, number)
    return found if found.sha == sha else None
