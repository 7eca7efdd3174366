"""Plays one run of a workflow: which jobs and steps run, in which order, with which values, rights and results.

"Evaluate expressions", status check functions:
https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from tests.rehearsal.reader import Contexts, Status, Workflow, WorkflowError, fill, holds
from tests.rehearsal.rights import Rights, asked, of_token, within
from tests.rehearsal.runs import Job, Machine, Run, Step

_OWN = ("./", "$/")
"""What `uses` begins with where a workflow calls another one of its own commit."""


@dataclass(frozen=True, kw_only=True)
class _Level:
    """Where jobs are played: in the workflow of the run, or in one that a job of it calls."""

    workflow: Workflow
    contexts: Contexts
    rights: Rights | None
    prefix: str = ""


@dataclass(frozen=True, kw_only=True)
class Player:
    """Plays runs on a machine; `find` gives a workflow of the same commit, `contexts` what is known from the start."""

    machine: Machine
    find: Callable[[str], Workflow]
    contexts: Callable[[Run], Contexts]

    def play(self, run: Run) -> Run:
        """Plays all jobs."""
        level = _Level(workflow=run.workflow, contexts=self.contexts(run), rights=None)
        results = self._play_jobs(run, level)
        run.conclusion = "cancelled" if run.cancelled else _together(list(results.values()))
        return run

    def group(self, run: Run) -> None:
        """Finds the groups of `concurrency` that the run itself is in."""
        _join_group(run, run.workflow.content, self.contexts(run))

    def _play_jobs(self, run: Run, level: _Level) -> dict[str, str]:
        """Each job after those that it needs; their results by id."""
        _join_group(run, level.workflow.content, level.contexts)
        jobs = level.workflow.jobs
        results: dict[str, str] = {}
        outputs: dict[str, Mapping[str, str]] = {}
        while waiting := [name for name in jobs if name not in results]:
            name = next(one for one in waiting if set(_needs(jobs[one])) <= results.keys())
            needs = {one: {"result": results[one], "outputs": outputs[one]} for one in _needs(jobs[name])}
            status = _job_status(run, [results[one] for one in _ancestors(jobs, name)])
            contexts = {**level.contexts, "needs": needs}
            job = run.jobs[level.prefix + name] = Job(path=level.prefix + name)
            if holds(jobs[name]["if"], contexts, status):
                self._play_each(run, level, jobs[name], job, contexts)
            results[name], outputs[name] = job.result, job.outputs
        return results

    def _play_each(self, run: Run, level: _Level, content: Mapping[str, Any], job: Job, contexts: Contexts) -> None:
        """A job, or one of each combination of its matrix (SYNTAX#jobsjob_idstrategymatrix)."""
        matrix = fill(content.get("strategy", {}).get("matrix", {}), contexts)
        if not matrix:
            self._play_job(run, level, content, job, contexts)
            return
        played = []
        for values in product(*matrix.values()):
            path = f"{job.path} ({', '.join(map(str, values))})"
            played.append(Job(path=path))
            run.jobs[path] = played[-1]
            known = {**contexts, "matrix": dict(zip(matrix, values, strict=True))}
            self._play_job(run, level, content, played[-1], known)
        job.result, job.outputs = _together([one.result for one in played]), played[-1].outputs
        job.rights, job.times = played[-1].rights, len(played)

    def _play_job(self, run: Run, level: _Level, content: Mapping[str, Any], job: Job, contexts: Contexts) -> None:
        rights = within(asked(level.workflow.content, content), level.rights, job.path)
        _join_group(run, content, contexts)
        if "uses" in content:
            self._call(run, content, job, contexts, rights)
            return
        job.rights = of_token(rights, run.event)
        environment = content.get("environment") or ""
        job.environment = str(environment["name"] if isinstance(environment, dict) else environment)
        self.machine.begin(run, job)
        told = self._play_steps(run, level, content, job, contexts)
        self.machine.end(run, job)
        job.outputs = fill(dict(content.get("outputs", {})), {**contexts, "steps": told})

    def _call(self, run: Run, content: Mapping[str, Any], job: Job, contexts: Contexts, rights: Rights | None) -> None:
        """Plays the jobs of a called workflow: `github` stays the caller's, `env` and `needs` do not go with it."""
        if not content["uses"].startswith(_OWN):
            raise WorkflowError(f"{job.path}: calls a workflow of another repository")
        called = self.find(content["uses"].rpartition("/")[2])
        wanted = (called.events["workflow_call"] or {}).get("inputs", {})
        given = fill(dict(content.get("with", {})), contexts)
        missing = [name for name, one in wanted.items() if one.get("required") and name not in given]
        if missing or given.keys() - wanted.keys():
            raise WorkflowError(f"{job.path}: inputs are missing or unknown: {missing or given.keys() - wanted.keys()}")
        inputs = {name: given.get(name, one.get("default", "")) for name, one in wanted.items()}
        kept = {name: contexts[name] for name in ("github", "vars", "secrets", "runner")}
        level = _Level(
            workflow=called, contexts={**kept, "inputs": inputs}, rights=rights or {}, prefix=f"{job.path} / "
        )
        results = self._play_jobs(run, level)
        job.result = _together(list(results.values()))
        jobs = {
            name: {"result": one, "outputs": run.jobs[level.prefix + name].outputs} for name, one in results.items()
        }
        wanted_outputs = (called.content["on"]["workflow_call"] or {}).get("outputs", {})
        job.outputs = {name: fill(one["value"], {**kept, "jobs": jobs}) for name, one in wanted_outputs.items()}

    def _play_steps(
        self, run: Run, level: _Level, content: Mapping[str, Any], job: Job, contexts: Contexts
    ) -> dict[str, dict[str, Any]]:
        """The context `steps` after the last one; the job's result is set."""
        told: dict[str, dict[str, Any]] = {}
        failed = False
        env = fill({**level.workflow.content.get("env", {}), **content.get("env", {})}, contexts)
        for item in content["steps"]:
            stopped = run.cancelled
            status = Status(success=not failed and not stopped, failure=failed and not stopped, cancelled=stopped)
            known = {**contexts, "steps": told, "env": env, "job": {"status": _result(failed, stopped)}}
            if not holds(item["if"], known, status):
                told[item["id"]] = {"outputs": {}, "outcome": "skipped", "conclusion": "skipped"}
                continue
            step = filled(item, known, env, status)
            done = self.machine.step(run, job, step)
            goes_on = done.outcome == "success" or item.get("continue-on-error") in (True, "true")
            conclusion = "success" if goes_on else done.outcome
            told[item["id"]] = {"outputs": done.outputs, "outcome": done.outcome, "conclusion": conclusion}
            job.steps[step.name] = done.outcome
            failed = failed or conclusion == "failure"
            run.cancelled = run.cancelled or conclusion == "cancelled"
        job.result = _result(failed, run.cancelled)
        return told


def filled(item: Mapping[str, Any], contexts: Contexts, env: Mapping[str, str], status: Status) -> Step:
    """A step of a workflow with its expressions evaluated."""
    own = fill(dict(item.get("env", {})), contexts, status)
    known = {**contexts, "env": {**env, **own}}
    uses = str(item.get("uses", "")).partition("@")[0]
    return Step(
        id=item["id"],
        name=fill(item.get("name"), known, status) or uses,
        run=fill(item.get("run", ""), known, status),
        uses=uses,
        env={**env, **own},
        given={name: str(one) for name, one in fill(dict(item.get("with", {})), known, status).items()},
    )


def _needs(job: Mapping[str, Any]) -> list[str]:
    found = job.get("needs", [])
    return [found] if isinstance(found, str) else list(found)


def _ancestors(jobs: Mapping[str, Mapping[str, Any]], name: str) -> set[str]:
    """All jobs that a job waits for: a failure or a skip applies to all jobs that follow (SYNTAX#jobsjob_idneeds)."""
    direct = _needs(jobs[name])
    return set(direct).union(*(_ancestors(jobs, one) for one in direct))


def _job_status(run: Run, results: list[str]) -> Status:
    return Status(
        success=not run.cancelled and all(one == "success" for one in results),
        failure=not run.cancelled and "failure" in results,
        cancelled=run.cancelled,
    )


def _result(failed: bool, cancelled: bool) -> str:
    return "cancelled" if cancelled else "failure" if failed else "success"


def _together(results: list[str]) -> str:
    """How several jobs ended together."""
    worst = next((one for one in ("failure", "cancelled") if one in results), "success")
    return "skipped" if set(results) == {"skipped"} else worst


def _join_group(run: Run, content: Mapping[str, Any], contexts: Contexts) -> None:
    found = content.get("concurrency")
    if found is not None:
        told = fill(found, contexts)
        group, cancels = (
            (told["group"], told.get("cancel-in-progress", False)) if isinstance(told, dict) else (told, False)
        )
        run.groups[group] = str(cancels).lower() == "true"
