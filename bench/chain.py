"""`make chain`: measure the time from a push that changes data to its comment and its preview.

This is the longest chain of jobs: Gate, then Review. Each job runs in a fresh clone with a fresh environment, from the
packages in `.wheels/`, by the steps of its workflow, beside a bare repository and a server that answers like GitHub. It
uses the committed state. What only GitHub has is not measured: waiting for a runner, its start, and network transfers
(clones, cached packages, artifacts).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

from tests.github_server import NAME, TOKEN, GitHub, running_github
from tests.publications import git_environment, run_git
from tests.workflows import steps

ROOT = Path(__file__).parent.parent
WHEELS = ROOT / ".wheels"
TARGET = 120.0
"""Seconds, installation included."""
JOBS = (
    ("gate.yml", "check", "refs/pull/1/merge"),
    ("review.yml", "find", "main"),
    ("review.yml", "read", "main"),
    ("review.yml", "publish", "main"),
    ("review.yml", "comment", "main"),
)
"""Workflow, job, and the revision that the job checks out."""
LEFT_OUT = ("Remove the preview",)
"""Steps that are skipped when a preview is ready."""
HANDED_ON = {"read": (("site", "publish"), ("outcome.json", "comment"))}
"""Artifacts by the job that makes them, each with the job that uses it."""
_EVENT = ROOT / "tests" / "data" / "github" / "workflow_run_completed.json"
_SITE_URL = "https://hub.example.org/campus/"
Step = Mapping[str, Any]
_OUTPUT = re.compile(r"(steps|needs)\.[a-z]+\.outputs\.[a-z]+")
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


class ChainError(Exception):
    """A step failed, or the chain gave no result; the text says which."""


@dataclass(frozen=True, kw_only=True)
class StepTime:
    """The time of one step, in seconds of the clock and of the processor."""

    job: str
    step: str
    wall: float
    cpu: float


@dataclass(kw_only=True)
class Chain:
    """A folder with `origin`, a clone for each job, the event, and the present values of the workflow expressions."""

    folder: Path
    github: GitHub
    values: dict[str, str]
    took: list[StepTime] = field(default_factory=list)

    def play(self, workflow: str, job: str, revision: str) -> None:
        """Run a job from its checkout to its last step."""
        place = self.folder / job
        with self._timed(job, "Check out"):
            run_git("clone", "--quiet", f"file://{self.folder / 'origin'}", str(place))
            run_git("fetch", "--quiet", "origin", revision, folder=place)
            run_git("checkout", "--quiet", "--detach", "FETCH_HEAD", folder=place)
        for name in (name for name, taker in sum(HANDED_ON.values(), ()) if taker == job):
            shutil.move(self.folder / name, place / name)
        for step in steps(workflow, job):
            if step.get("name") not in LEFT_OUT:
                self._play(job, step, place)
        for name, _ in HANDED_ON.get(job, ()):
            shutil.move(place / name, self.folder / name)

    def _play(self, job: str, step: Step, place: Path) -> None:
        if is_install(step):
            command = install_command(step)
        elif "run" in step:
            command = step["run"]
        else:
            return
        written = self.folder / "outputs"
        written.write_text("", encoding="utf-8")
        given = {name: self._fill(text) for name, text in step.get("env", {}).items()}
        with self._timed(job, step["name"]):
            run_shell(command, place, {**self._environment(written), **given})
        for name, _, value in (line.partition("=") for line in written.read_text(encoding="utf-8").splitlines()):
            self.values[f"steps.{step['id']}.outputs.{name}"] = self.values[f"needs.{job}.outputs.{name}"] = value

    def _environment(self, written: Path) -> dict[str, str]:
        return {
            **git_environment(),
            "GITHUB_API_URL": self.github.url,
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            "GITHUB_OUTPUT": str(written),
        }

    def _fill(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self._value(found[1]), text)

    def _value(self, expression: str) -> str:
        """The value of an expression; an output that no step has set is empty, as on GitHub."""
        return self.values.get(expression, "") if _OUTPUT.fullmatch(expression) else self.values[expression]

    @contextmanager
    def _timed(self, job: str, step: str) -> Iterator[None]:
        before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
        yield
        wall, after = time.perf_counter() - start, getrusage(RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.took.append(StepTime(job=job, step=step, wall=wall, cpu=cpu))
        print(row(self.took[-1]), flush=True)


def is_install(step: Step) -> bool:
    """Whether a step installs a set of packages."""
    return str(step.get("uses", "")).endswith("/actions/install")


def install_command(step: Step) -> str:
    """The command of the step's action, with the packages kept here in place of GitHub's."""
    return f"make setup SET={step['with']['set']} WHEELS={WHEELS}"


def run_shell(command: str, folder: Path, environment: Mapping[str, str]) -> None:
    """Run the commands of a step as GitHub does. Raises ChainError with their output when they fail."""
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", command]
    done = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ChainError(f"{command}\n{done.stdout}{done.stderr}")


def prepare(folder: Path) -> str:
    """Make a bare repository with the committed state as `main` and the guide's sample event as a proposal; return the
    proposed commit."""
    work = folder / "work"
    run_git("init", "--quiet", "--bare", "--initial-branch=main", str(folder / "origin"))
    run_git("push", "--quiet", str(folder / "origin"), "HEAD:refs/heads/main", folder=ROOT)
    run_git("clone", "--quiet", str(folder / "origin"), str(work))
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sample = re.findall(r"```yaml\n# data/events\.yml\n(.*?)```", guide, re.DOTALL)[0]
    with (work / "data" / "events.yml").open("a", encoding="utf-8") as registry:
        registry.write(f"\n{sample}")
    run_git("commit", "--quiet", "--all", "--message=The sample event", folder=work)
    for name in ("head", "merge"):
        run_git("push", "--quiet", "origin", f"HEAD:refs/pull/1/{name}", folder=work)
    return run_git("rev-parse", "HEAD", folder=work).strip()


def known_values(sha: str) -> dict[str, str]:
    """The values of the expressions in the steps that no earlier step sets."""
    run = json.loads(_EVENT.read_text(encoding="utf-8"))["workflow_run"]
    address = f"{_SITE_URL}preview/1/"
    return {
        **dict.fromkeys(("inputs.number", "inputs.sha", "inputs.author"), ""),
        "github.token": TOKEN,
        "github.server_url": "https://github.com",
        "github.repository": NAME,
        "vars.SITE_URL": _SITE_URL,
        "github.event.workflow_run.conclusion || inputs.gate": "success",
        "github.event.workflow_run.html_url || format('{0}/{1}/actions/runs/{2}', github.server_url, "
        "github.repository, github.run_id)": run["html_url"],
        "needs.publish.outputs.preview == 'success' && needs.read.outputs.address || ''": address,
    } | {"needs.find.outputs.sha": sha}


def play_chain(folder: Path, github: GitHub) -> list[StepTime]:
    """Run all jobs. Raises ChainError when a step fails, or when there is no preview or no comment at the end."""
    sha = prepare(folder)
    github.add_pull(1, sha, head="marie-dupont/hub")
    event = json.loads(_EVENT.read_text(encoding="utf-8"))
    event["workflow_run"] |= {"head_sha": sha}
    (folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
    chain = Chain(folder=folder, github=github, values=known_values(sha))
    for job in JOBS:
        chain.play(*job)
    if "preview/1/index.html" not in run_git("ls-tree", "-r", "--name-only", "site", folder=folder / "origin").split():
        raise ChainError("no preview was published")
    if len(github.bodies(1)) != 1 or f"{_SITE_URL}preview/1/" not in github.bodies(1)[0]:
        raise ChainError("no comment names the preview")
    return chain.took


def keep_wheels(folder: Path) -> None:
    """Fill `.wheels/` with the packages that the jobs install, as Publish does on GitHub; its time does not count."""
    installs = (step for workflow, job, _ in JOBS for step in steps(workflow, job) if is_install(step))
    for number, command in enumerate(sorted({install_command(step) for step in installs})):
        run_git("clone", "--quiet", str(ROOT), str(folder / str(number)))
        run_shell(command, folder / str(number), git_environment())


def row(took: StepTime) -> str:
    """A line of the table."""
    return f"{took.job:<9} {took.step:<36} {took.wall:>8.1f} {took.cpu:>8.1f}"


def main() -> int:
    """Print the table; exit status 1 when the chain takes longer than the target, or fails."""
    with tempfile.TemporaryDirectory(prefix="chain-") as scratch, running_github() as github:
        try:
            keep_wheels(Path(scratch))
            print(f"{'job':<9} {'step':<36} {'wall s':>8} {'CPU s':>8}", flush=True)
            (Path(scratch) / "chain").mkdir()
            return _verdict(play_chain(Path(scratch) / "chain", github))
        except ChainError as error:
            print(f"chain: {error}", file=sys.stderr)
            return 1


def _verdict(took: list[StepTime]) -> int:
    whole = sum(one.wall for one in took)
    print(row(StepTime(job="all", step="", wall=whole, cpu=sum(one.cpu for one in took))))
    print(f"chain: {whole:.0f} s, at most {TARGET:.0f} s: {'met' if whole <= TARGET else 'MISSED'}", flush=True)
    return 0 if whole <= TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
