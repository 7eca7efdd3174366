"""Build the program of the form with the Node package: `python -m scripts.make_admin` (`make admin`)."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "admin"
TARGET = ROOT / "build" / "admin"


def make_program() -> Path:
    """Bundle the program from the locked packages, unless it is up to date; return its folder."""
    from scripts.node import NODE, install  # late: some sets of packages for tests do not include Node

    install(SOURCES)
    made, newest = TARGET / "main.js", [SOURCES / "node_modules" / ".package-lock.json", *SOURCES.glob("*.*")]
    if not made.is_file() or any(made.stat().st_mtime < source.stat().st_mtime for source in newest):
        subprocess.run([NODE, SOURCES / "build.mjs", TARGET], check=True)
    return TARGET


if __name__ == "__main__":
    make_program()
