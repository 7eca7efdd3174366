"""A small project whose generator is a tiny script: what a build does around it, without the time of a site."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Stands in for `python -m hub.assembly FOLDER [EARLIER]`, with a process of its own; waits while there is `hold`.
# Python runs `sitecustomize` before anything else, so the stand-in ends the process before the real module is loaded.
_GENERATOR = """\
import os, subprocess, sys, time
from pathlib import Path
if "hub.assembly.serving" in sys.orig_argv:  # the worker of a server: the build is what remains
    os._exit(1)
if "hub.assembly" in sys.orig_argv:
    target = Path(sys.orig_argv[sys.orig_argv.index("hub.assembly") + 1])
    helper = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(60)"])
    target.mkdir()
    (target / "sitemap.xml").write_text("<urlset/>")
    with open("pids", "a") as log:
        print(os.getpid(), helper.pid, file=log, flush=True)
    while Path("hold").exists():
        time.sleep(0.01)
    (target / "index.html").write_text(Path("text").read_text())
    helper.kill()
    helper.wait()
    os._exit(0)
"""


def make_project(folder: Path, text: str = "new") -> Path:
    """The project, whose site will hold a text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sitecustomize.py").write_text(_GENERATOR, encoding="utf-8")
    (folder / "text").write_text(text, encoding="utf-8")
    return folder


def start_build(root: Path, into: str = "site") -> subprocess.Popen[str]:
    """`hub build` of the project."""
    return start(root, "build", "--into", into)


def start(root: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """A command of the hub in the project."""
    command = [sys.executable, "-m", "hub", *arguments]
    environment = {**os.environ, "PYTHONPATH": f"{root}:{ROOT}", **environment}
    return subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_signals,
    )


def _heed_signals() -> None:
    """As in a terminal: what a shell starts in the background or `nohup` starts ignores some, and hands that on."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def generators(root: Path) -> list[int]:
    """The processes of all generators so far."""
    log = root / "pids"
    return [int(word) for word in log.read_text().split()] if log.exists() else []


def is_running(number: int) -> bool:
    """Whether a process is at work; one that has ended and is not asked for yet is not."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.strip().startswith("Z")


def wait_until(claim: Callable[[], bool], seconds: float = 120) -> None:
    """Waits until a claim holds; fails when it does not in good time."""
    deadline = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
