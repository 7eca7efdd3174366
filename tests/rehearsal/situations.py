"""The hand-written table of situations (tests/data/rehearsal/situations.yml): played without running a step.

What a step would write into `GITHUB_OUTPUT` is foretold by the row; conditions, needs, env and outputs are evaluated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from tests.rehearsal import events
from tests.rehearsal.events import Event
from tests.rehearsal.hosting import Hosting
from tests.rehearsal.reader import ROOT, Workflow, read_workflows
from tests.rehearsal.runs import Done, Job, Run, Step

TABLE = ROOT / "tests" / "data" / "rehearsal" / "situations.yml"
_SHA = re.compile(r"\b[0-9a-f]{40}\b")
_KINDS = {
    "push": events.push,
    "proposal": events.proposal,
    "issue": events.issue,
    "schedule": events.schedule,
    "by_hand": events.by_hand,
}


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A row: what happens, what steps say of it, and what follows, as `told` writes it.

    `docs` are the addresses of what the row takes from GitHub's documentation. `says` are outputs by `job.step`, `ends`
    says of such steps that they fail or are cancelled; `then` is what a person does next: `approve` or `run again`.
    """

    name: str
    docs: list[str]
    events: list[dict[str, dict[str, Any]]]
    runs: str
    says: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)
    vars: Mapping[str, str] = field(default_factory=dict)
    then: str = ""


class Foretold:
    """A computer that runs nothing: each step ends as the row says."""

    def __init__(self, row: Situation) -> None:
        self.row = row

    def begin(self, run: Run, job: Job) -> None:
        """Nothing to prepare."""

    def end(self, run: Run, job: Job) -> None:
        """Nothing to look at."""

    def step(self, run: Run, job: Job, step: Step) -> Done:
        """Hands artifacts on by name; all else is foretold."""
        place = job.path.rpartition(" / ")[2]
        keys = [f"{place}.{step.id}", f"{place}.{step.name}"]
        outcome = next((self.row.ends[key] for key in keys if key in self.row.ends), "success")
        if step.uses.endswith(("/upload-artifact", "/upload-pages-artifact")) and outcome == "success":
            job.gives.append(step.given["name"])
        if step.uses.endswith("/download-artifact"):
            there = [name for other in run.jobs.values() for name in other.gives]
            assert step.given["name"] in there, f"{job.path}: nobody has handed on {step.given['name']!r}"
            job.takes.append(step.given["name"])
        return Done(outcome=outcome, outputs=self.row.says.get(keys[0], {}))


def read_table() -> list[Situation]:
    """All rows."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    addresses = table["addresses"]
    return [Situation(**{**row, "docs": [addresses[name] for name in row["docs"]]}) for row in table["situations"]]


def row(name: str) -> Situation:
    """The row of that name."""
    return next(one for one in read_table() if one.name == name)


@cache
def current_workflows() -> Mapping[str, Workflow]:
    """The workflows of the project as they stand."""
    return read_workflows()


def play(row: Situation) -> list[Run]:
    """All runs that a situation starts, in order."""
    hosting = Hosting(machine=Foretold(row), workflows=lambda commit: current_workflows(), settings=row.vars)
    runs = hosting.happen(*(_event(one) for one in row.events))
    if row.then == "approve":
        return [*runs, *hosting.approve([run for run in runs if run.conclusion == "action_required"])]
    return [*runs, *hosting.run_again(runs[0])] if row.then == "run again" else runs


def _event(given: Mapping[str, Mapping[str, Any]]) -> Event:
    ((kind, values),) = given.items()
    if kind in ("schedule", "by_hand"):
        values = dict(values)
        first = values.pop("cron" if kind == "schedule" else "file")
        return _KINDS[kind](first, **values)
    if kind == "issue":
        values = dict(values)
        return events.issue(
            {"number": 13, "state": "open", "labels": [], "body": "", **values.pop("content")}, **values
        )
    return _KINDS[kind](**values)


def told(runs: list[Run]) -> str:
    """Runs in words: a line for each, and one for each job with its rights, outputs and what it hands on.

    Commits are left out, so that real runs read as foretold ones, and so are the jobs that a matrix makes of one.
    """
    lines = []
    for run in runs:
        again = f", attempt {run.attempt}" if run.attempt > 1 else ""
        lines.append(f"{run.workflow.name} ({run.event.name}{again}): {run.conclusion}; in {' and '.join(run.groups)}")
        lines += [f"  {_job_line(job)}" for job in run.jobs.values() if not job.path.endswith(")")]
    return "".join(f"{_SHA.sub('…', line)}\n" for line in lines)


def _job_line(job: Job) -> str:
    parts = [
        job.result,
        ", ".join(f"{name} {level}" for name, level in job.rights.items()),
        f"{job.times} times" if job.times else "",
        _listed("takes", job.takes),
        _listed("gives", job.gives),
        _listed("says", [f"{name}={value}" for name, value in job.outputs.items() if value]),
    ]
    return f"{job.path}: " + "; ".join(part for part in parts if part)


def _listed(word: str, items: list[str]) -> str:
    return f"{word} {', '.join(items)}" if items else ""
