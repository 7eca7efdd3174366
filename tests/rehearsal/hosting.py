"""Plays an event with all runs that follow from it, as GitHub starts, stops and asks approval for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.github_server import NAME, TOKEN
from tests.rehearsal.events import MAIN, SERVER, Event, starts
from tests.rehearsal.player import Player
from tests.rehearsal.reader import Contexts, Workflow
from tests.rehearsal.runs import Machine, Run

_FIRST_RUN = 19573621145


@dataclass(kw_only=True)
class Hosting:
    """A repository on GitHub, as far as workflows see it.

    `workflows` gives those of a commit, or of main for ""; `tip` is the last commit of main; `settings` are the
    repository's variables (`vars`). What was played stands in `runs`.
    """

    machine: Machine
    workflows: Callable[[str], Mapping[str, Workflow]]
    tip: Callable[[], str] = lambda: "a" * 40
    settings: Mapping[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)

    def happen(self, *events: Event) -> list[Run]:
        """Plays events that come in a row, before the runs of the first are through, and all that follows from them."""
        before = len(self.runs)
        started = [self._start(event) for event in events]
        flat = [run for runs in started for run in runs]
        self.runs += flat
        for run in flat:
            self._play(run, overtaken=_overtaken(run, flat))
        return self.runs[before:]

    def approve(self, waiting: list[Run]) -> list[Run]:
        """A person with write access presses "Approve and run": the runs that waited, and those that follow."""
        before = len(self.runs)
        started = [
            self._new(run.workflow, replace(run.event, newcomer=False, by_token=False), number=run.number)
            for run in waiting
        ]
        self.runs += started
        for run in started:
            self._play(run)
        return self.runs[before:]

    def run_again(self, run: Run) -> list[Run]:
        """All jobs of a run once more: the same commit, ref and payload, another attempt.

        https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
        """
        before = len(self.runs)
        again = self._new(run.workflow, run.event, number=run.number, attempt=run.attempt + 1)
        self._play(again)
        return [again, *self.runs[before:]]

    def follow(self, file: str, event: Event, conclusion: str, **told: Any) -> list[Run]:
        """What follows from a run that ended so, without playing it; `told` changes what the payload says of it."""
        before = len(self.runs)
        self._follow(self._new(self.workflows(event.sha)[file], event), conclusion, told)
        return self.runs[before:]

    def call(self, file: str, event: Event, inputs: Mapping[str, str]) -> Run:
        """A run in which another workflow calls this one with these inputs, and nothing else happens."""
        called = self.workflows("")[file]
        run = Run(workflow=called, event=event, number=_FIRST_RUN + len(self.runs))
        known = {name: one.get("default", "") for name, one in called.events["workflow_call"]["inputs"].items()}
        contexts = {**self.contexts(run), "inputs": {**known, **inputs}}
        self.runs.append(run)
        player = Player(machine=self.machine, find=self.workflows("").__getitem__, contexts=lambda _: contexts)
        return player.play(run)

    def _start(self, event: Event) -> list[Run]:
        commit = event.sha if event.name in ("push", "pull_request", "workflow_dispatch") else ""
        return [self._new(one, event) for one in self.workflows(commit).values() if starts(one, event)]

    def _new(self, workflow: Workflow, event: Event, *, number: int = 0, attempt: int = 1) -> Run:
        run = Run(workflow=workflow, event=event, number=number or _FIRST_RUN + len(self.runs), attempt=attempt)
        self._player(run).group(run)
        return run

    def _player(self, run: Run) -> Player:
        commit = run.event.sha if run.event.name in ("push", "pull_request", "workflow_dispatch") else ""
        return Player(machine=self.machine, find=lambda file: self.workflows(commit)[file], contexts=self.contexts)

    def _play(self, run: Run, *, overtaken: bool = False) -> None:
        """Plays a run, or stops it where somebody has to approve it or a newer one of its group takes its place.

        Of a person new here: https://docs.github.com/en/actions/how-tos/manage-workflow-runs/approve-runs-from-forks
        Of a workflow's own token:
        https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
        A newer run:
        https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
        """
        event = run.event
        if event.name == "pull_request" and (event.by_token or (event.from_fork and event.newcomer)):
            run.conclusion = "action_required"
        elif overtaken:
            run.conclusion = "cancelled"
        else:
            self._player(run).play(run)
        self._follow(run, run.conclusion, {})

    def _follow(self, run: Run, conclusion: str, told: Mapping[str, Any]) -> None:
        for following in self._start(self._completed(run, conclusion, told)):
            self.runs.append(following)
            self._play(following)

    def _completed(self, run: Run, conclusion: str, changed: Mapping[str, Any]) -> Event:
        """The event `workflow_run`, which runs at main and says what `pull_request` was about, but not which one."""
        event = run.event
        pull = event.payload.get("pull_request")
        head = pull["head"] if pull else {"ref": event.branch, "sha": event.sha, "repo": {"full_name": NAME}}
        told = {
            "id": run.number,
            "name": run.workflow.name,
            "event": event.name,
            "status": "completed",
            "conclusion": conclusion,
            "html_url": f"{SERVER}/{NAME}/actions/runs/{run.number}",
            "head_branch": head["ref"],
            "head_sha": head["sha"],
            "head_repository": head["repo"],
            "pull_requests": [],
            "run_attempt": run.attempt,
            **changed,
        }
        payload = {"action": "completed", "workflow_run": told, "workflow": {"name": run.workflow.name}}
        return Event(name="workflow_run", sha=self.tip(), payload=payload, branch=head["ref"], actor=event.actor)

    def contexts(self, run: Run) -> Contexts:
        """What every expression of a run can look at.

        https://docs.github.com/en/actions/reference/workflows-and-actions/contexts
        """
        event = run.event
        pull: Mapping[str, Any] = event.payload.get("pull_request", {})
        github = {
            "event": event.content,
            "event_name": event.name,
            "ref": event.ref,
            "ref_name": event.ref.removeprefix("refs/heads/").removeprefix("refs/pull/"),
            "head_ref": pull["head"]["ref"] if pull else "",
            "base_ref": MAIN if pull else "",
            "sha": event.sha,
            "repository": NAME,
            "repository_owner": NAME.partition("/")[0],
            "server_url": SERVER,
            "run_id": run.number,
            "run_attempt": run.attempt,
            "workflow": run.workflow.name,
            "actor": event.actor,
            "token": TOKEN,
        }
        given = run.event.payload.get("inputs", {}) if run.event.name == "workflow_dispatch" else {}
        return {
            "github": github,
            "vars": dict(self.settings),
            "secrets": {},
            "runner": {"os": "Linux"},
            "inputs": given,
        }


def _overtaken(run: Run, row: list[Run]) -> bool:
    """Whether a newer run stops this one: one of its group that cancels it, or that waits in its place behind a third.

    "There can be at most one running and one pending job in a concurrency group at any time."
    """
    for group, cancels in run.groups.items():
        same = [one for one in row if group in one.groups]
        if run is not same[-1] and (cancels or run is not same[0]):
            return True
    return False
