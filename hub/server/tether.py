"""Run a command that ends, with everything it started, when the process that started it ends in any way.

`python -m hub.server.tether FD COMMAND …`: FD is the reading end of a pipe whose other end only the starting process
holds. The system closes that end when the process is gone, even when it was killed, so no signal has to arrive (POSIX,
read(2)).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PATIENCE = 5.0
"""Seconds that a process has for ending when asked to."""


@contextmanager
def tethered(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str], kept: Sequence[int] = (), **options: Any
) -> Iterator[subprocess.Popen[str]]:
    """Run a command in a process group of its own; the group is ended when the block ends, also by an exception.

    `kept` are file descriptors that the command holds open too, such as that of a lock.
    """
    reader, writer = os.pipe()
    # `-P` keeps the folder of this file out of the module path, because some modules in it have the names of Python's
    # own.
    whole = [sys.executable, "-P", "-S", str(Path(__file__).resolve()), str(reader), *command]
    try:
        process: subprocess.Popen[str] = subprocess.Popen(
            whole, cwd=folder, env=environment, pass_fds=(reader, *kept), start_new_session=True, **options
        )
    except BaseException:
        os.close(writer)
        raise
    finally:
        os.close(reader)
    try:
        with process:
            try:
                yield process
            finally:
                end_group(process)
    finally:
        os.close(writer)


def end_group(process: subprocess.Popen[str]) -> None:
    """Ask a command and everything it started to end; kill what does not."""
    if process.poll() is None:
        _signal_group(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
    _signal_group(process.pid, signal.SIGKILL)


def _signal_group(number: int, which: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(number, which)


def _end_with(reader: int) -> None:
    """Wait until nobody holds the other end of the pipe, then kill this process's own group."""
    while os.read(reader, 1):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit status; for a signal that ended it, 128 plus the number of the signal."""
    reader, command = int(arguments[0]), arguments[1:]
    threading.Thread(target=_end_with, args=(reader,), daemon=True).start()
    # The command receives the group's signals itself, so this process ignores them and waits for it.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    status = subprocess.run(command, check=False, close_fds=False).returncode
    return 128 - status if status < 0 else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
