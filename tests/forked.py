"""Commands of the hub in processes forked from one that has imported it: a start takes 0.02 s of a processor, not 0.5.

What a command reads of its process is its own: arguments, environment, folder, streams, exit status. What is decided
before a program begins (variables of Python, the locale's character set) needs `python -m hub` itself.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from hub.cli import COMMANDS, main

PATIENCE = 300
"""Seconds after which a command that does not end fails its test."""
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload([__name__, *(f"hub.commands.{name}" for name in COMMANDS)])


def run_forked(
    folder: Path, arguments: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """`hub …` in `folder`, in this environment and no other: what it prints, and its exit status."""
    with tempfile.TemporaryDirectory(prefix="hub-forked-") as name:
        streams = Path(name, "out"), Path(name, "err")
        process = _SERVER.Process(target=_become_hub, args=(folder, [*arguments], {**environment}, streams))
        process.start()
        process.join(PATIENCE)
        status = process.exitcode
        if status is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(["hub", *arguments], PATIENCE)
        process.close()
        out, err = (stream.read_text(encoding="utf-8", errors="surrogateescape") for stream in streams)
    return subprocess.CompletedProcess(["hub", *arguments], status, out, err)


def _become_hub(folder: Path, arguments: list[str], environment: dict[str, str], streams: tuple[Path, Path]) -> None:
    """Turns the forked process into a command that was started with all this."""
    for stream, number in zip(streams, (1, 2), strict=True):
        handle = os.open(stream, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    sys.stdout = open(1, "w", encoding="utf-8", errors="strict", closefd=False)  # noqa: SIM115 - until the end
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    sys.argv = ["hub", *arguments]
    sys.exit(main())
