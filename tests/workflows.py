"""Runs the shell steps of a workflow as they stand in its file, with what GitHub would put into their environment."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def workflow(name: str) -> dict[str, Any]:
    """A workflow file as data; `on` stays text (YAML 1.1 would read it as true)."""
    return dict(yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def steps(name: str, job: str) -> list[dict[str, Any]]:
    """The steps of a job, in order."""
    return list(workflow(name)["jobs"][job]["steps"])


def all_steps() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every step of every workflow, with the names of its file and job."""
    for path in sorted(FOLDER.glob("*.yml")):
        for job, content in workflow(path.name)["jobs"].items():
            for step in content.get("steps", []):
                yield path.name, job, step


def run_step(
    name: str, job: str, step: str, *, folder: Path, values: Mapping[str, str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Runs the step of that name in a folder, by the shell that GitHub uses (`bash -e -o pipefail`).

    `values` say what each expression `${{ … }}` of the `env` of workflow, job and step stands for; one that is not
    listed is a KeyError. An expression within `run` is refused: foreign text could become a command there.
    """
    content = workflow(name)
    found = next(item for item in steps(name, job) if item.get("name") == step)
    assert not _EXPRESSION.search(found["run"]), f"{name}: {step}: an expression within `run`"
    given = {**content.get("env", {}), **content["jobs"][job].get("env", {}), **found.get("env", {})}
    resolved = {key: _EXPRESSION.sub(lambda match: values[match[1]], text) for key, text in given.items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", found["run"]],
        cwd=folder,
        env={**environment, **resolved},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
