"""The edits of a day on a clone of the repository itself, each through the whole `make gate`: see `make rehearse`.

    python -m tests.rehearse_edits [--only WORDS] [--part 1/2]

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
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hub.changes.proposal import read_proposal
from hub.review.comment import Shown, comment
from hub.review.outcome import outcome_of
from tests.editing import NothingToEditError, Told
from tests.frozen import ROOT
from tests.honest_edits import HONEST, HonestEdit
from tests.proposals import commit, git, settings
from tests.refused_edits import REFUSED, RefusedEdit
from tests.rehearsal.machine import set_up

RUN = "https://github.com/campus/hub/actions/runs/77"
PREVIEW = "https://hub.example.org/preview/12/"
_FIRST_LINES = 3


@dataclass(frozen=True)
class Gated:
    """How `make gate` ended: the status of the command that stopped it, or 0, its seconds and what it said."""

    status: int
    seconds: float
    said: str


def main(arguments: list[str]) -> int:
    """0 when every edit ends as it should."""
    options = _options(arguments)
    part, parts = (int(number) for number in options.part.split("/"))
    edits = [edit for edit in (*HONEST, *REFUSED) if options.only in edit.name][part - 1 :: parts]
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "hub"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        git(clone, "checkout", "--quiet", "-B", "main")
        set_up(clone)
        for edit in edits:
            git(clone, "checkout", "--quiet", "--force", "-B", "proposal", "main")
            git(clone, "clean", "--quiet", "-d", "--force")
            shutil.rmtree(clone / "site", ignore_errors=True)
            differing += _play(clone, edit)
    print(f"{len(edits)} edits, {differing} not as expected")
    return 1 if differing else 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.rehearse_edits")
    parser.add_argument("--only", default="", help="edits whose name has these words")
    parser.add_argument("--part", default="1/1", help="such as 1/2: every second edit, from the first on")
    return parser.parse_args(arguments)


def _play(clone: Path, edit: HonestEdit | RefusedEdit) -> bool:
    """Whether it differs from what is expected."""
    try:
        told = edit.do(clone)
    except NothingToEditError as reason:
        print(f"?  {edit.name}: the content has nothing to do this to: {reason}", flush=True)
        return False
    head = commit(clone)
    gated = run_gate(clone)
    words = proposal_comment(clone, head, gated)
    faults = list(_faults(clone, edit, told, gated, words))
    print(f"{'!!' if faults else 'ok'} {edit.name}: {gated.status}, {gated.seconds:.0f} s", flush=True)
    for line in [line for line in words.splitlines() if line and not line.startswith("###")][:_FIRST_LINES]:
        print(f"     {line[:160]}", flush=True)
    for fault in faults:
        print(f"   ! {fault}", flush=True)
    return bool(faults)


def _faults(clone: Path, edit: HonestEdit | RefusedEdit, told: Told, gated: Gated, words: str) -> Iterator[str]:
    if isinstance(edit, HonestEdit):
        if gated.status:
            yield f"the gate ended with {gated.status}:\n{gated.said[-3000:]}"
        for sentence in expected_sentences(edit, told):
            if sentence not in words:
                yield f"the comment does not say {sentence!r}"
        return
    if gated.status != 1:
        yield f"the gate ended with {gated.status}:\n{gated.said[-3000:]}"
    for file, line in sorted(edit.places(clone, told)):
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


def proposal_comment(root: Path, head: str, gated: Gated) -> str:
    """The comment that follows."""
    git(root, "checkout", "--quiet", "--force", "main")  # Review reads a proposal from where main stands
    outcome = outcome_of(read_proposal(settings(root), "main", head))
    conclusion = "failure" if gated.status else "success"
    preview = PREVIEW if outcome.ready else ""
    words = comment(outcome, Shown(conclusion=conclusion, run=RUN, preview=preview, sha=head))
    git(root, "checkout", "--quiet", "--force", "proposal")
    return words


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
