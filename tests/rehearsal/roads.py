"""The roads of an edit: `rehearse` plays one to its end, up to the comment and the preview."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.rehearsal.runs import Run
from tests.rehearsal.stage import SITE_URL, Stage

Road = Literal["branch", "fork", "issue"]
"""Somebody with write access edits on GitHub; somebody without does; somebody fills the form of an issue."""
FORK = "marie-dupont/hub"


@dataclass(frozen=True, kw_only=True)
class Rehearsed:
    """What became of an edit.

    `gate` is how the gate ended and `said` what its steps printed; `comment` is the comment at the proposal, or
    nothing; `preview` is its address if the comment links to it, and `pages` are its files on the branch `site`.
    `answers` are the comments in the issue.
    """

    number: int
    gate: str
    said: str
    comment: str
    preview: str
    pages: frozenset[str]
    answers: tuple[str, ...]
    runs: tuple[Run, ...]


def rehearse(stage: Stage, edit: Callable[[Path], object] | Mapping[str, Any], road: Road = "branch") -> Rehearsed:
    """Plays an edit from the proposal to comment and preview.

    `edit` changes the files of a clone of main; on the road `issue` it is the payload of an issue that was opened.
    """
    if road == "issue":
        assert isinstance(edit, Mapping)
        runs = stage.hosting.happen(stage.issue(edit))
        (made,) = [job for path, job in runs[0].jobs.items() if path == "propose"]
        return _result(stage, runs, number=int(made.outputs.get("number") or 0), issue=edit["issue"]["number"])
    assert callable(edit)
    number = 12 + len(stage.github.pulls)
    event = stage.propose(edit, number=number, fork=FORK if road == "fork" else "")
    return _result(stage, stage.hosting.happen(event), number=number)


def _result(stage: Stage, runs: list[Run], *, number: int, issue: int = 0) -> Rehearsed:
    comment = next(iter(stage.github.bodies(number)), "")
    own, address = f"preview/{number}/", f"{SITE_URL}preview/{number}/"
    return Rehearsed(
        number=number,
        gate=next((run.conclusion for run in runs if run.workflow.file == "gate.yml"), "") or _called_gate(runs),
        said="".join(text for step, text in stage.computer.said.items() if re.match(r"(gate / )?check: ", step)),
        comment=comment,
        preview=address if f"]({address})" in comment else "",
        pages=frozenset(name.removeprefix(own) for name in stage.files() if name.startswith(own)),
        answers=tuple(stage.github.bodies(issue)) if issue else (),
        runs=tuple(runs),
    )


def _called_gate(runs: list[Run]) -> str:
    return next((run.jobs["gate"].result for run in runs if "gate" in run.jobs), "")
