"""The edits of a day on a clone of the repository itself, each through the whole `make gate`: see `make rehearse`.

    python -m tests.rehearse_edits [--only WORDS] [--part 1/2] [--together 8]

Prints a line for each edit, what the comment at its proposal begins with, and where a result differs from what is
expected; then the exit status is 1. It reads what is committed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.changes.proposal import read_proposal
from hub.checks.checking import check_data, has_problems
from hub.review.comment import ShownPreview, comment
from hub.review.outcome import outcome_of
from tests.editing import Told
from tests.frozen import ROOT
from tests.honest_edits import HONEST, HonestEdit
from tests.proposals import commit, git, settings
from tests.refused_edits import REFUSED, RefusedEdit
from tests.rehearsal.machine import set_up

RUN = "https://github.com/campus/hub/actions/runs/77"
PREVIEW = "https://hub.example.org/preview/12/"
_FIRST_LINES = 3
Edit = HonestEdit | RefusedEdit


@dataclass(frozen=True)
class Gated:
    """How `make gate` ended: the status of the command that stopped it, or 0, its seconds and what it said."""

    status: int
    seconds: float
    said: str


@dataclass(frozen=True)
class Done:
    """An edit that was done, and what it was done to."""

    edit: Edit
    told: Told


def main(arguments: list[str]) -> int:
    """0 when every edit ends as it should."""
    options = _options(arguments)
    part, parts = (int(number) for number in options.part.split("/"))
    waiting = [edit for edit in (*REFUSED, *HONEST) if options.only in edit.name][part - 1 :: parts]
    count, differing = len(waiting), 0
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "hub"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        git(clone, "checkout", "--quiet", "-B", "main")
        set_up(clone)
        while waiting:
            done = take_group(clone, waiting, options.together)
            waiting = [edit for edit in waiting if edit not in [one.edit for one in done]]
            gated = run_gate(clone)
            differing += sum(_show(clone, one, gated) for one in done)
    print(f"{count} edits, {differing} not as expected")
    return 1 if differing else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.rehearse_edits")
    parser.add_argument("--only", default="", help="edits whose name has these words")
    parser.add_argument("--part", default="1/1", help="such as 1/2: every second edit, from the first on")
    parser.add_argument("--together", type=int, default=1, help="so many honest edits at most for one run of the gate")
    return parser.parse_args(arguments)


def take_group(clone: Path, waiting: Sequence[Edit], most: int) -> list[Done]:
    """Does the first edit, and up to `most` others that go well beside it; each is a commit of `proposal`.

    Two that are at odds with each other (the samples of both guides have one id) come in two groups.
    """
    git(clone, "checkout", "--quiet", "--force", "-B", "proposal", "main")
    shutil.rmtree(clone / "site", ignore_errors=True)
    done: list[Done] = []
    for edit in waiting:
        alone = isinstance(edit, RefusedEdit)
        if len(done) == (1 if alone else most) or (done and alone):
            break
        told = edit.do(clone)
        if done and has_problems(check_data(settings(clone))[1]):
            git(clone, "reset", "--quiet", "--hard")
            git(clone, "clean", "--quiet", "-d", "--force")
            continue
        commit(clone)
        done.append(Done(edit, told))
    return done


def _show(clone: Path, done: Done, gated: Gated) -> bool:
    """Prints what became of an edit; whether that differs from what is expected."""
    words = proposal_comment(clone, done.edit, gated)
    faults = list(_faults(clone, done, gated, words))
    print(f"{'!!' if faults else 'ok'} {done.edit.name}: {gated.status}, {gated.seconds:.0f} s", flush=True)
    for line in [line for line in words.splitlines() if line and not line.startswith(("#", "<"))][:_FIRST_LINES]:
        print(f"     {line[:160]}", flush=True)
    for fault in faults:
        print(f"   ! {fault}", flush=True)
    return bool(faults)


def _faults(clone: Path, done: Done, gated: Gated, words: str) -> Iterator[str]:
    if isinstance(done.edit, HonestEdit):
        if gated.status:
            yield f"the gate ended with {gated.status}:\n{gated.said[-3000:]}"
        yield from (
            f"the comment lacks {one!r}" for one in expected_sentences(done.edit, done.told) if one not in words
        )
        return
    if gated.status != 1:
        yield f"the gate ended with {gated.status}:\n{gated.said[-3000:]}"
    git(clone, "checkout", "--quiet", "--force", "proposal")
    for file, line in sorted(done.edit.places(clone, done.told)):
        if f"{file}:{line}" not in gated.said and f"file={file},line={line}," not in gated.said:
            yield f"nothing points to {file}:{line}:\n{gated.said[-3000:]}"


def expected_sentences(edit: HonestEdit, told: Told) -> list[str]:
    """What the comment must say: that it passed, where the site is to be seen, and what the row says."""
    seen = f"[cette page]({RUN}#artifacts)" if edit.pages else f"]({PREVIEW})"
    return ["**✅", seen, *(sentence.format(**told) for sentence in edit.says)]


def run_gate(clone: Path) -> Gated:
    """`make gate` with the code of the clone."""
    start = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(clone), "REPO_URL": "https://github.com/campus/hub"}
    done = subprocess.run(["make", "gate"], cwd=clone, env=environment, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    stopped = re.search(r"^make: .*Error (\d+)$", said, re.MULTILINE)
    return Gated(int(stopped[1]) if stopped else done.returncode, time.monotonic() - start, said)


def proposal_comment(root: Path, edit: Edit, gated: Gated) -> str:
    """The comment at a proposal of this edit alone, as the workflow Review says it: main stands in the folder."""
    git(root, "checkout", "--quiet", "--force", "-B", "alone", "main")
    edit.do(root)
    head = commit(root)
    git(root, "checkout", "--quiet", "--force", "main")
    outcome = outcome_of(read_proposal(settings(root), "main", head))
    conclusion, preview = ("failure" if gated.status else "success"), (PREVIEW if outcome.ready else "")
    return comment(outcome, ShownPreview(conclusion=conclusion, run=RUN, preview=preview, sha=head))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
