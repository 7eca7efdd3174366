"""Which proposal a run of the gate was about."""

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
    """A finished run of the gate: the commit it looked at and the repository it lies in (`owner/name`, none when the
    fork was deleted)."""

    sha: str
    head: str


def read_run(event_file: str) -> Run:
    """The run in the payload of the event `workflow_run`; GitHubError when the file holds none."""
    try:
        event: Mapping[str, Any] = json.loads(Path(event_file).read_text(encoding="utf-8"))
        run = event["workflow_run"]
        return Run(known_sha(run["head_sha"]), str((run.get("head_repository") or {}).get("full_name", "")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise GitHubError(f"{event_file!r} is not the payload of a finished run of a workflow") from None


def known_sha(text: str) -> str:
    """The full name of a commit; ValueError for anything else."""
    if not _SHA.fullmatch(text):
        raise ValueError(text)
    return text


def find_pull(repository: Repository, run: Run) -> Pull | None:
    """The proposal whose last commit the run looked at: an open one, else the last closed, else none.

    None also when somebody has pushed since: the run for that commit does the work.
    """
    # GitHub leaves `pull_requests` in the payload empty where a proposal comes from a fork: its commit is looked for.
    found = pulls_of(repository, run.sha, run.head)
    return next((item for item in found if item.open), next(iter(found), None))


def confirm_pull(repository: Repository, number: int, sha: str) -> Pull | None:
    """The proposal of a number, if the commit is still its last one."""
    found = pull(repository, number)
    return found if found.sha == sha else None
