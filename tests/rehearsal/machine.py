"""The computer of a job: a folder of its own, the actions that our workflows use, and bash for the rest.

What installs is left out: the tools of this Python stand for what `make setup` and its like would put into `.venv`; the
hub's code is that of the job's own clone. STANDS_IN lists the commands that do not run here, each with what runs them
instead.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import cache_from_source
from pathlib import Path

from tests.frozen import ROOT
from tests.github_server import GitHub
from tests.publications import git_environment, run_git
from tests.rehearsal.events import SERVER
from tests.rehearsal.runs import Done, Job, Run, Step

TODAY = "2026-12-01"
STANDS_IN: Mapping[str, str] = {
    "make setup": "`make` itself, before any test",
    "make admin": "test_admin.py",
    "make test": "the suite that this is part of",
}
_BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")


@dataclass(kw_only=True)
class Computer:
    """Runs the steps of each job in a folder of its own; artifacts lie beside, one folder a run.

    `said` is what every step printed, by job path and step; `pages` the folder that was handed over to GitHub Pages.
    `before` is what happens elsewhere just before a job starts; `idle` are jobs of which no step runs; `instead` are
    commands that stand for those of steps, by name. `codes` are the exit statuses.
    """

    folder: Path
    origin: Path
    github: GitHub
    said: dict[str, str] = field(default_factory=dict)
    pages: Path | None = None
    before: dict[str, Callable[[Run], object]] = field(default_factory=dict)
    idle: set[str] = field(default_factory=set)
    instead: dict[str, str] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    here: Path = field(default_factory=Path)
    working: Job | None = None
    _refs: str = ""

    def begin(self, run: Run, job: Job) -> None:
        """A fresh folder, with the event and nothing else."""
        place = f"{run.number}-{run.attempt}-{job.path.replace(' / ', '.')}"
        self.before.pop(job.path, lambda _: None)(run)
        self.here, self.working = self.folder / "jobs" / place, job
        self.here.mkdir(parents=True)
        self._beside("event.json").write_text(json.dumps(run.event.content), encoding="utf-8")
        self._refs = run_git("for-each-ref", folder=self.origin)

    def end(self, run: Run, job: Job) -> None:
        """Nothing but a job that may write has changed the repository."""
        self.working = None
        if job.rights.get("contents") != "write":
            assert run_git("for-each-ref", folder=self.origin) == self._refs, f"{job.path} pushed without the right to"

    def step(self, run: Run, job: Job, step: Step) -> Done:
        """An action by its stand-in, a command by bash."""
        if job.path.partition(" (")[0] in self.idle:
            return Done()
        if step.uses:
            return _ACTIONS[step.uses](self, run, job, step)
        if step.run.strip() in STANDS_IN:
            return Done()
        written = {name: self._beside(name) for name in ("output", "env", "path", "summary")}
        for path in written.values():
            path.write_text("", encoding="utf-8")
        done = subprocess.run(
            [*_BASH, self.instead.get(step.name, step.run)],
            cwd=self.here,
            env={**self._environment(run, written), **step.env},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        place = f"{job.path}: {step.name}"
        self.said[place], self.codes[place] = done.stdout + done.stderr, done.returncode
        assert not written["env"].read_text(encoding="utf-8") + written["path"].read_text(encoding="utf-8")
        outputs = read_outputs(written["output"].read_text(encoding="utf-8"))
        outcome = "failure" if done.returncode else "success"
        return Done(outcome=outcome, outputs=outputs, code=done.returncode, out=done.stdout, err=done.stderr)

    def artifact(self, run: Run, name: str) -> Path:
        """Where an artifact of a run lies; all attempts share it."""
        return self.folder / "artifacts" / str(run.number) / name

    def _beside(self, name: str) -> Path:
        return self.here.with_name(f"{self.here.name}.{name}")

    def _environment(self, run: Run, written: Mapping[str, Path]) -> dict[str, str]:
        """What a runner has by itself, and the day; no token: a step has it only where its own `env` says so."""
        told = {
            f"GITHUB_{'STEP_SUMMARY' if name == 'summary' else name.upper()}": str(path)
            for name, path in written.items()
        }
        github = {key: value for key, value in self.github.environment.items() if key != "GITHUB_TOKEN"}
        return {
            **git_environment(),
            **github,
            **told,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": run.event.name,
            "GITHUB_EVENT_PATH": str(self._beside("event.json")),
            "GITHUB_REF": run.event.ref,
            "GITHUB_SHA": run.event.sha,
            "GITHUB_SERVER_URL": SERVER,
            "GITHUB_RUN_ID": str(run.number),
            "HUB_SEARCH": "off",
            "HUB_DOCUMENTS": "off",
            "HUB_FRAMES": str(ROOT / "build" / "frames"),
            "HUB_LEMMAS": str(ROOT / "build" / "lemmas"),
            "HUB_TODAY": TODAY,
            "PYTHONPATH": str(self.here),
        }

    def _check_out(self, run: Run, job: Job, step: Step) -> Done:
        """`actions/checkout`: the ref, else the commit of the event; no history unless it is asked for."""
        assert job.rights.get("contents") in ("read", "write"), f"{job.path} may not read the repository"
        depth = [] if step.given.get("fetch-depth") == "0" else ["--depth=1"]
        ref = step.given.get("ref") or run.event.sha
        run_git("init", "--quiet", "--initial-branch=main", str(self.here))
        run_git("remote", "add", "origin", f"file://{self.origin}", folder=self.here)
        run_git("fetch", "--quiet", "--no-tags", *depth, "origin", ref, folder=self.here)
        run_git("checkout", "--quiet", "--detach", "FETCH_HEAD", folder=self.here)
        if (self.here / "pyproject.toml").is_file():  # not on the branch `site`
            set_up(self.here)
        commit = run_git("rev-parse", "HEAD", folder=self.here).strip()
        return Done(outputs={"commit": commit, "ref": ref})

    def _upload(self, run: Run, job: Job, step: Step) -> Done:
        """`actions/upload-artifact`: a name once a run, unless it may be overwritten; hidden files where asked for."""
        source, target = self.here / step.given["path"], self.artifact(run, step.given["name"])
        if not source.exists():
            return Done(outcome="failure" if step.given.get("if-no-files-found") == "error" else "success")
        if target.exists() and step.given.get("overwrite") != "true":
            return Done(outcome="failure")
        shutil.rmtree(target, ignore_errors=True)
        hidden = None if step.given.get("include-hidden-files") == "true" else shutil.ignore_patterns(".*")
        _copy(source, target, hidden)
        job.gives.append(step.given["name"])
        return Done()

    def _download(self, run: Run, job: Job, step: Step) -> Done:
        """`actions/download-artifact`: of the same run."""
        source = self.artifact(run, step.given["name"])
        if not source.is_dir():
            return Done(outcome="failure")
        shutil.copytree(source, self.here / step.given.get("path", "."), dirs_exist_ok=True)
        job.takes.append(step.given["name"])
        return Done()

    def _upload_pages(self, run: Run, job: Job, step: Step) -> Done:
        """`actions/upload-pages-artifact`: a folder without what git keeps in it."""
        name = step.given.get("name", "github-pages")
        _copy(self.here / step.given["path"], self.artifact(run, name), shutil.ignore_patterns(".git"))
        job.gives.append(name)
        return Done()

    def _deploy(self, run: Run, job: Job, step: Step) -> Done:
        """`actions/deploy-pages`: hands an artifact over, with the rights that it needs."""
        assert {name: job.rights.get(name) for name in ("pages", "id-token")} == {"pages": "write", "id-token": "write"}
        self.pages = self.artifact(run, step.given.get("artifact_name", "github-pages"))
        return Done(
            outcome="success" if self.pages.is_dir() else "failure", outputs={"page_url": "https://pages.example.org/"}
        )


def set_up(folder: Path) -> None:
    """Stands for `make setup` in a clone: the tools of this Python."""
    tools = folder / ".venv"
    tools.mkdir()
    for path in Path(sys.prefix).iterdir():
        if not path.name.startswith(".ready"):
            (tools / path.name).symlink_to(path)
    (tools / ".ready").touch()
    for path in (*folder.glob("requirements*.txt"), *folder.glob("requirements/*.txt"), folder / "pyproject.toml"):
        os.utime(path, (0, 0))
    _keep_compiled(folder)


def _keep_compiled(folder: Path) -> None:
    """Gives the hub's unchanged modules in a clone the time of their originals, and what these were compiled to.

    To compile them anew for each job was half of the work of a rehearsal.
    """
    for source in (ROOT / "hub").rglob("*.py"):
        compiled, target = Path(cache_from_source(str(source))), folder / source.relative_to(ROOT)
        if compiled.is_file() and target.is_file() and filecmp.cmp(source, target, shallow=False):
            shutil.copystat(source, target)
            cache = target.parent / compiled.parent.name
            cache.mkdir(exist_ok=True)
            shutil.copyfile(compiled, cache / compiled.name)


def read_outputs(text: str) -> dict[str, str]:
    """What a step wrote into `GITHUB_OUTPUT`: `name=value`, or `name<<END` and lines until END."""
    outputs, lines = {}, iter(text.splitlines())
    for line in lines:
        name, several, end = line.partition("<<")
        if several and "=" not in name:
            outputs[name] = "\n".join(iter(lambda: next(lines), end))
        else:
            name, _, outputs[name] = line.partition("=")
    return outputs


def _copy(source: Path, target: Path, ignore: Callable[[str, list[str]], set[str]] | None) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=ignore)
    else:
        target.mkdir(parents=True)
        shutil.copy(source, target)


def _nothing(computer: Computer, run: Run, job: Job, step: Step) -> Done:
    """Python is there, and no download is needed that a cache could spare."""
    return Done()


def _installed(computer: Computer, run: Run, job: Job, step: Step) -> Done:
    """The packages are there, as if main had kept the downloads."""
    assert (computer.here / ".github/actions/install/action.yml").is_file(), f"{job.path} has nothing to install from"
    return Done(outputs={"kept": "true", "key": f"wheels-{step.given['set']}"})


_ACTIONS: Mapping[str, Callable[[Computer, Run, Job, Step], Done]] = {
    "actions/checkout": Computer._check_out,
    "actions/setup-python": _nothing,
    "actions/cache/restore": _nothing,
    "actions/cache/save": _nothing,
    "$/.github/actions/install": _installed,
    "actions/upload-artifact": Computer._upload,
    "actions/download-artifact": Computer._download,
    "actions/upload-pages-artifact": Computer._upload_pages,
    "actions/deploy-pages": Computer._deploy,
}
