"""Runs a command that ends when the process that started it ends, in whatever way, and all that the command started.

`python -m hub.server.tether FD COMMAND …`: FD is the reading end of a pipe whose other end the starting process alone
holds. The system closes that end when the process is gone, killed too, so no signal has to arrive (POSIX, read(2)).
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
"""Seconds that a process has to end when it is asked to."""


@contextmanager
def tethered(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str], kept: Sequence[int] = (), **options: Any
) -> Iterator[subprocess.Popen[str]]:
    """A command in a group of processes of its own; the group is ended when the block ends, by an exception too.

    `kept` are files that the command holds open with us, such as a lock.
    """
    reader, writer = os.pipe()
    # Without the folder of this file among the places of modules: some there are called like those of Python.
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
    """Asks a command and all that it started to end, and makes what does not."""
    if process.poll() is None:
        _signal_group(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
    _signal_group(process.pid, signal.SIGKILL)


def _signal_group(number: int, which: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(number, which)


def _end_with(reader: int) -> None:
    """Waits until nobody holds the other end any more, then ends the group, which is this process's own."""
    while os.read(reader, 1):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


def main(arguments: Sequence[str]) -> int:
    """The exit status of the command, 128 and the number of the signal that ended it."""
    reader, command = int(arguments[0]), arguments[1:]
    threading.Thread(target=_end_with, args=(reader,), daemon=True).start()
    # The command gets the signals of its group itself: this process stays until it has ended.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    status = subprocess.run(command, check=False, close_fds=False).returncode
    return 128 - status if status < 0 else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
