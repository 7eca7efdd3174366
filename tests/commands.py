"""The command `hub` in a process of its own, in a folder of the project: what it prints, and its exit status."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.forked import run_forked
from tests.frozen import ROOT

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""What POSIX reads the language of messages from."""


def run_hub(folder: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`hub …` in `folder`, in English where the environment does not say otherwise."""
    kept = {name: value for name, value in os.environ.items() if name not in LOCALE}
    return run_forked(folder, [*map(str, arguments)], {**kept, "PYTHONPATH": str(ROOT), **environment})
