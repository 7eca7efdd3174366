"""What happens to a repository, with what GitHub tells its workflows of it, and which workflows it starts.

Each rule has its address in GitHub's documentation: EVENTS "Events that trigger workflows", SYNTAX "Workflow syntax".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.github_server import NAME
from tests.rehearsal.reader import Workflow

EVENTS = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows"
SYNTAX = "https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax"
MAIN = "main"
SERVER = "https://github.com"
_REPOSITORY = {
    "full_name": NAME,
    "name": NAME.partition("/")[2],
    "owner": {"login": NAME.partition("/")[0]},
    "default_branch": MAIN,
    "fork": False,
}
_USUAL_TYPES = {"pull_request": ("opened", "synchronize", "reopened")}
"""Where `types` is left out: all, but for these (EVENTS#pull_request)."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event: its name, what the payload holds, the ref and the commit it is about, and who did it.

    `branch` is what filters by branch look at, `files` what those by path do; `only` names the one workflow file that
    a person started by hand; `by_token` says that a workflow's own token did it.
    """

    name: str
    ref: str = f"refs/heads/{MAIN}"
    sha: str = "a" * 40
    payload: Mapping[str, Any] = field(default_factory=dict)
    branch: str = MAIN
    files: tuple[str, ...] = ()
    actor: str = "officer"
    only: str = ""
    by_token: bool = False
    from_fork: bool = False
    newcomer: bool = False
    conflicts: bool = False
    """Whether the proposal can not be merged as it stands."""

    @property
    def action(self) -> str:
        """The activity type."""
        return str(self.payload.get("action", ""))

    @property
    def content(self) -> dict[str, Any]:
        """The whole payload."""
        return {"repository": _REPOSITORY, "sender": {"login": self.actor}, **self.payload}


def push(
    *, branch: str = MAIN, sha: str = "a" * 40, before: str = "e" * 40, files: Iterable[str] = (), **values: Any
) -> Event:
    """Somebody pushes to a branch, or merges a proposal into it (EVENTS#push)."""
    ref = f"refs/heads/{branch}"
    return Event(
        name="push",
        ref=ref,
        sha=sha,
        branch=branch,
        files=tuple(files),
        payload={"ref": ref, "before": before},
        **values,
    )


def proposal(
    *,
    action: str = "opened",
    number: int = 12,
    head: str = "b" * 40,
    merge: str = "c" * 40,
    base: str = "a" * 40,
    branch: str = "patch-1",
    fork: str = "",
    merged: bool = False,
    draft: bool = False,
    files: Iterable[str] = (),
    **values: Any,
) -> Event:
    """Something happens to a pull request onto main (EVENTS#pull_request).

    The ref is the merge branch, and main itself once the proposal is merged.
    """
    pull = {
        "number": number,
        "state": "closed" if action == "closed" else "open",
        "draft": draft,
        "merged": merged,
        "head": {"ref": branch, "sha": head, "repo": {"full_name": fork or NAME, "fork": bool(fork)}},
        "base": {"ref": MAIN, "sha": base, "repo": _REPOSITORY},
    }
    return Event(
        name="pull_request",
        ref=f"refs/heads/{MAIN}" if merged else f"refs/pull/{number}/merge",
        sha=merge,
        payload={"action": action, "number": number, "pull_request": pull},
        files=tuple(files),
        from_fork=bool(fork),
        **values,
    )


def issue(content: Mapping[str, Any], *, action: str = "opened", **values: Any) -> Event:
    """Somebody opens or edits an issue: workflows run at main (EVENTS#issues)."""
    return Event(name="issues", payload={"action": action, "issue": content}, **values)


def schedule(cron: str, **values: Any) -> Event:
    """The clock: workflows run at the last commit of main (EVENTS#schedule)."""
    return Event(name="schedule", payload={"schedule": cron}, **values)


def by_hand(file: str, *, branch: str = MAIN, inputs: Mapping[str, str] | None = None, **values: Any) -> Event:
    """Somebody starts a workflow on a branch of their choice, with inputs (EVENTS#workflow_dispatch)."""
    payload = {"ref": f"refs/heads/{branch}", "workflow": f".github/workflows/{file}", "inputs": dict(inputs or {})}
    return Event(name="workflow_dispatch", ref=payload["ref"], branch=branch, payload=payload, only=file, **values)


def starts(workflow: Workflow, event: Event) -> bool:
    """Whether an event starts a workflow; a proposal that cannot be merged starts none (EVENTS#pull_request)."""
    if event.only and event.only != workflow.file:
        return False
    if event.by_token and event.name not in ("pull_request", "workflow_run"):  # GITHUB_TOKEN starts nothing else
        return False
    if event.name not in workflow.events or (event.conflicts and event.name == "pull_request"):
        return False
    if event.name == "schedule":
        return event.payload["schedule"] in [one["cron"] for one in workflow.events["schedule"]]
    wanted = workflow.events[event.name]
    types = wanted.get("types") or _USUAL_TYPES.get(event.name, (event.action,))
    names = wanted.get("workflows") or [event.payload.get("workflow", {}).get("name")] if _follows(event) else ()
    return (
        event.action in types
        and (not _follows(event) or event.payload["workflow"]["name"] in names)
        and _chosen(wanted, "branches", [event.branch])
        and _chosen(wanted, "paths", event.files)
    )


def _follows(event: Event) -> bool:
    return event.name == "workflow_run"


def _chosen(wanted: Mapping[str, Any], key: str, values: Iterable[str]) -> bool:
    """Whether a filter lets an event through: one value is enough, and `…-ignore` must not hold for all (SYNTAX#on)."""
    given = list(values)
    if wanted.get(f"{key}-ignore") and all(matches(one, wanted[f"{key}-ignore"]) for one in given):
        return False
    return not wanted.get(key) or any(matches(one, wanted[key]) for one in given)


def matches(text: str, patterns: Iterable[str]) -> bool:
    """Whether the last pattern that a text meets takes it in: `*`, `**`, `?` and `!` (SYNTAX, filter patterns)."""
    found = False
    for pattern in patterns:
        positive = not pattern.startswith("!")
        regular = re.escape(pattern.removeprefix("!")).replace(r"\*\*/", "(.*/)?").replace(r"\*\*", ".*")
        if re.fullmatch(regular.replace(r"\*", "[^/]*").replace(r"\?", "?"), text):
            found = positive
    return found
