"""GitHub's own parser of workflows and evaluator of expressions, in one process of Node for each process of tests."""

from __future__ import annotations

import atexit
import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock

from scripts.node import NODE, install

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"
FOLDER = Path(__file__).parent
_PROGRAM = ROOT / "build" / "rehearsal" / "reader.cjs"

Contexts = Mapping[str, Any]
_ALL_CONTEXTS = (
    "github",
    "env",
    "vars",
    "job",
    "jobs",
    "steps",
    "runner",
    "secrets",
    "strategy",
    "matrix",
    "needs",
    "inputs",
)


class WorkflowError(Exception):
    """GitHub would not start this workflow, or could not evaluate one of its expressions."""


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """A workflow file as GitHub reads it. An expression in `content` is `{"expression": …}`.

    `events` are its triggers, without the outputs of `workflow_call`, which stand in `content` alone.
    """

    file: str
    content: Mapping[str, Any]
    events: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Its name, which `workflow_run` asks for."""
        return str(self.content.get("name", self.file))

    @property
    def jobs(self) -> Mapping[str, Mapping[str, Any]]:
        """Its jobs by id."""
        found: Mapping[str, Mapping[str, Any]] = self.content["jobs"]
        return found


@dataclass(frozen=True, kw_only=True)
class Status:
    """What the functions of an expression say that only a runner knows; `always()` is always true."""

    success: bool = True
    failure: bool = False
    cancelled: bool = False
    hashes: Mapping[str, str] = field(default_factory=dict)
    """What `hashFiles` gives, by its arguments."""


def read_workflow(file: str, text: str) -> Workflow:
    """A workflow; raises WorkflowError with what the parser has against it."""
    answer = _ask(read={"name": file, "content": text})
    return Workflow(file=file, content=answer["workflow"], events=answer["events"])


def read_workflows(folder: Path = WORKFLOWS) -> dict[str, Workflow]:
    """All workflows of a folder by the name of their file."""
    return {
        path.name: read_workflow(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yml"))
    }


def evaluate(expression: str, contexts: Contexts, status: Status | None = None) -> Any:
    """What an expression gives, as data."""
    return _evaluated(expression, contexts, status)["value"]


def holds(condition: Mapping[str, str], contexts: Contexts, status: Status) -> bool:
    """Whether an `if` lets a job or a step run."""
    return bool(_evaluated(condition["expression"], contexts, status)["true"])


def fill(value: Any, contexts: Contexts, status: Status | None = None) -> Any:
    """A value of a workflow with its expressions replaced by what they give, as text."""
    if isinstance(value, dict) and value.keys() == {"expression"}:
        return _evaluated(value["expression"], contexts, status)["text"]
    if isinstance(value, dict):
        return {key: fill(one, contexts, status) for key, one in value.items()}
    if isinstance(value, list):
        return [fill(one, contexts, status) for one in value]
    return value


def _evaluated(expression: str, contexts: Contexts, status: Status | None) -> dict[str, Any]:
    told = status or Status()
    flags = {"success": told.success, "failure": told.failure, "cancelled": told.cancelled}
    known = {**{name: {} for name in _ALL_CONTEXTS}, **contexts}
    return _ask(evaluate=expression, contexts=known, status=flags, hashes=dict(told.hashes))


def _ask(**question: Any) -> dict[str, Any]:
    node = _running()
    assert node.stdin is not None
    assert node.stdout is not None
    node.stdin.write(json.dumps(question) + "\n")
    node.stdin.flush()
    answer: dict[str, Any] = json.loads(node.stdout.readline())
    if answer.get("errors"):
        raise WorkflowError("; ".join(answer["errors"]))
    return answer


@cache
def _running() -> subprocess.Popen[str]:
    """The program, which waits for questions until this process ends."""
    program = _bundle()
    node = subprocess.Popen([NODE, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    atexit.register(_end, node)
    return node


def _end(node: subprocess.Popen[str]) -> None:
    node.communicate()  # no more questions: it ends by itself


def _bundle() -> Path:
    """The program in one file: the packages import JSON without the attribute that Node asks for.

    Made from the locked packages unless it is up to date; processes of one run wait for each other.
    """
    _PROGRAM.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(_PROGRAM.with_suffix(".lock")):
        install(FOLDER)
        sources = (FOLDER / "reader.mjs", FOLDER / "node_modules" / ".package-lock.json")
        if not _PROGRAM.is_file() or any(_PROGRAM.stat().st_mtime < one.stat().st_mtime for one in sources):
            esbuild = [NODE, FOLDER / "node_modules" / "esbuild" / "bin" / "esbuild", FOLDER / "reader.mjs"]
            form = ["--bundle", "--platform=node", "--format=cjs", "--log-level=warning", f"--outfile={_PROGRAM}"]
            subprocess.run([*esbuild, *form], check=True)
    return _PROGRAM
