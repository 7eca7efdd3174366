"""The rights of a job's token.

"GITHUB_TOKEN": https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.rehearsal.events import Event
from tests.rehearsal.reader import WorkflowError

Rights = Mapping[str, str]
_RANK = {"none": 0, "read": 1, "write": 2}
KNOWN = ("actions", "checks", "contents", "deployments", "id-token", "issues", "pages", "pull-requests", "statuses")


def asked(content: Mapping[str, Any], job: Mapping[str, Any]) -> Rights | None:
    """What a job asks for, by itself or for its workflow; a right that is not named is none. None when neither asks."""
    found = job.get("permissions", content.get("permissions"))
    if isinstance(found, str):
        return dict.fromkeys(KNOWN, found.removesuffix("-all"))
    return None if found is None else {name: level for name, level in found.items() if level != "none"}


def within(wanted: Rights | None, caller: Rights | None, place: str) -> Rights | None:
    """What a job of a called workflow has: its caller's rights where it asks for none, else its own, never more.

    "GITHUB_TOKEN permissions can only be the same or more restrictive in nested workflows":
    https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
    """
    if caller is None or wanted is None:
        return caller if wanted is None else wanted
    more = [name for name, level in wanted.items() if _RANK[level] > _RANK[caller.get(name, "none")]]
    if more:
        raise WorkflowError(f"{place}: asks for more than its caller has: {', '.join(more)}")
    return wanted


def of_token(rights: Rights | None, event: Event) -> Rights:
    """What the token can do: a proposal from a fork never has more than reading.

    https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
    """
    given = dict(rights or {})
    if event.name != "pull_request" or not event.from_fork:
        return given
    given.pop("id-token", None)  # there is no reading of it
    return dict.fromkeys(given, "read")
