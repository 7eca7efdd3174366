"""What a workflow finds on its machine: a clone of the project with its tools, the event, and GitHub around it."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from tests.frozen import ROOT
from tests.github_server import NAME, TOKEN, GitHub
from tests.proposals import commit, git, start
from tests.publications import git_environment
from tests.workflows import run_step

EVENT = ROOT / "tests" / "data" / "github" / "workflow_run_completed.json"
SITE_URL = "https://hub.example.org/campus/"
FORK = "marie-dupont/hub"


@dataclass(kw_only=True)
class Workplace:
    """A clone of main at `folder`, the bare repository `origin` that stands for GitHub's, and the API's server.

    `values` are what expressions of workflows stand for; the outputs of steps are added to them.
    """

    folder: Path
    origin: Path
    github: GitHub
    values: dict[str, str] = field(default_factory=dict)

    def propose(self, number: int, sha: str, **pull: Any) -> None:
        """Somebody opens a pull request from a fork: its commit lies in `origin` under a name of its own."""
        git(self.folder.parent / "work", "push", "--quiet", "--force", "origin", f"{sha}:refs/pull/{number}/head")
        self.github.add_pull(number, sha, head=FORK, **pull)

    def finish_gate(self, sha: str, **run: Any) -> None:
        """The event that starts the review: a run of the gate for a commit has ended."""
        event = json.loads(EVENT.read_text(encoding="utf-8"))
        event["workflow_run"] |= {"head_sha": sha, **run}
        (self.folder.parent / "event.json").write_text(json.dumps(event), encoding="utf-8")
        conclusion, address = event["workflow_run"]["conclusion"], event["workflow_run"]["html_url"]
        self.values |= {
            "inputs.number": "",
            "inputs.sha": "",
            "inputs.author": "",
            "github.event.workflow_run.conclusion || inputs.gate": conclusion,
            "github.event.workflow_run.html_url || format('{0}/{1}/actions/runs/{2}', github.server_url, "
            "github.repository, github.run_id)": address,
        }

    def step(self, workflow: str, job: str, name: str, *, outputs: str = "") -> CompletedProcess[str]:
        """Runs a step; its outputs become those of `outputs`, such as `needs.find.outputs`."""
        written = self.folder.parent / "outputs"
        written.write_text("", encoding="utf-8")
        environment = {
            **git_environment(),
            **self.github.environment,
            "GITHUB_EVENT_PATH": str(self.folder.parent / "event.json"),
            "GITHUB_OUTPUT": str(written),
            "HUB_SEARCH": "off",
            "HUB_TODAY": "2026-12-01",
        }
        del environment["GITHUB_TOKEN"]  # a step has it only where its own `env` says so
        done = run_step(workflow, job, name, folder=self.folder, values=self.values, environment=environment)
        for line in written.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            self.values[f"{outputs}.{key}"] = value
        return done


def prepare(folder: Path) -> Path:
    """The project's main on `origin`, a clone of it, and a place `work` beside it where proposals are made.

    The folder can be copied: nothing in it says where it lies.
    """
    work = start(folder / "work", "data", "docs", "hooks", "hub", "overrides")
    shutil.copyfile(ROOT / "Makefile", work / "Makefile")
    for name in ("pyproject.toml", "requirements.txt", ".gitignore"):
        shutil.copyfile(ROOT / name, work / name)
    main = commit(work)
    git(work, "branch", "--force", "main", main)
    git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", "origin")
    git(work, "remote", "add", "origin", "../origin")
    git(work, "push", "--quiet", "origin", "main")
    git(folder, "clone", "--quiet", "origin", "clone")
    _set_up(folder / "clone")
    git(folder / "clone", "remote", "set-url", "origin", "../origin")
    return folder


def take_place(prepared: Path, folder: Path, github: GitHub) -> Workplace:
    """A copy of a prepared folder, beside a server."""
    shutil.copytree(prepared, folder)
    values = {
        "github.token": TOKEN,
        "github.server_url": "https://github.com",
        "github.repository": NAME,
        "vars.SITE_URL": SITE_URL,
    }
    return Workplace(folder=folder / "clone", origin=folder / "origin", github=github, values=values)


def _set_up(clone: Path) -> None:
    """Stands for `make setup`: the tools of this Python, the hub's code from the clone."""
    tools = clone / ".venv" / "bin"
    tools.mkdir(parents=True)
    command = f'#!/bin/sh\nPYTHONPATH="$PWD" exec "{sys.executable}" -m hub "$@"\n'
    (tools / "hub").write_text(command, encoding="utf-8")
    (tools / "hub").chmod(0o755)
    (clone / ".venv" / ".ready").touch()
