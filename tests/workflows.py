"""The workflow files as data, for claims about their text; tests/rehearsal/ reads and plays them as GitHub does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / ".github" / "workflows"


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
