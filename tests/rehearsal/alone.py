"""Single steps of a workflow in one clone of main, for claims about what one command does there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.rehearsal.events import Event
from tests.rehearsal.player import filled
from tests.rehearsal.reader import Status
from tests.rehearsal.rights import asked
from tests.rehearsal.runs import Done, Job, Run, Step
from tests.rehearsal.stage import Stage


@dataclass(kw_only=True)
class Alone:
    """A clone of main in which steps run one by one, for an event.

    `known` are the contexts `needs`, `steps` and `inputs`, which each step's outputs are added to where it is said.
    """

    stage: Stage
    event: Event
    known: dict[str, dict[str, Any]] = field(default_factory=dict)
    _folder: Path | None = None

    @property
    def folder(self) -> Path:
        """The clone."""
        if self._folder is None:
            job, run = Job(path="alone", rights={"contents": "read"}), self._run("publish.yml")
            self.stage.computer.begin(run, job)
            fetch = Step(
                id="", name="", run="", uses="actions/checkout", env={}, given={"ref": "main", "fetch-depth": "0"}
            )
            self.stage.computer.step(run, job, fetch)
            self._folder = self.stage.computer.here
        return self._folder

    @property
    def event_file(self) -> Path:
        """Where the payload lies."""
        return self.folder.with_name(f"{self.folder.name}.event.json")

    def step(self, file: str, job: str, name: str, *, outputs: str = "", **known: Mapping[str, Any]) -> Done:
        """Runs the step of that name; its outputs become those of `outputs`, such as `needs.find` or `steps.read`."""
        self.stage.computer.here = self.folder
        run = self._run(file)
        (item,) = [one for one in run.workflow.jobs[job]["steps"] if one.get("name") == name]
        here = Job(path=job, rights=asked(run.workflow.content, run.workflow.jobs[job]) or {})
        contexts = {**self.stage.hosting.contexts(run), **self.known, **known}
        self.stage.computer.working = here
        done = self.stage.computer.step(run, here, filled(item, contexts, {}, Status()))
        self.stage.computer.working = None
        if outputs:
            context, _, place = outputs.partition(".")
            self.known.setdefault(context, {})[place] = {"outputs": dict(done.outputs), "outcome": done.outcome}
        return done

    def _run(self, file: str) -> Run:
        return Run(workflow=self.stage.workflows("")[file], event=self.event, number=77)
