"""A run, its jobs and steps, and the machine that steps run on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tests.rehearsal.events import Event
from tests.rehearsal.reader import Workflow
from tests.rehearsal.rights import Rights


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step that runs: its expressions are evaluated. `uses` is the action without its commit."""

    id: str
    name: str
    run: str
    uses: str
    env: Mapping[str, str]
    given: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Done:
    """How a step ended: `success`, `failure` or `cancelled`, its outputs, and what a command printed."""

    outcome: str = "success"
    outputs: Mapping[str, str] = field(default_factory=dict)
    code: int = 0
    out: str = ""
    err: str = ""


@dataclass(kw_only=True)
class Job:
    """A job that was played; `path` is its id after those of the jobs that called its workflow.

    `steps` are those that ran, by name or action, with their outcome; `gives` and `takes` name artifacts.
    """

    path: str
    result: str = "skipped"
    rights: Rights = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    gives: list[str] = field(default_factory=list)
    takes: list[str] = field(default_factory=list)
    environment: str = ""
    times: int = 0
    """How many jobs the matrix makes of it; the rights are those of each."""


@dataclass(kw_only=True)
class Run:
    """A run of a workflow; `groups` are those of `concurrency`, each with whether a newer run cancels this one."""

    workflow: Workflow
    event: Event
    number: int
    conclusion: str = ""
    attempt: int = 1
    jobs: dict[str, Job] = field(default_factory=dict)
    groups: dict[str, bool] = field(default_factory=dict)
    cancelled: bool = False


class Machine(Protocol):
    """What runs steps, really or as foretold; `begin` is a fresh computer for a job."""

    def begin(self, run: Run, job: Job) -> None:
        """A job starts."""

    def step(self, run: Run, job: Job, step: Step) -> Done:
        """A step runs."""

    def end(self, run: Run, job: Job) -> None:
        """A job has ended."""
