"""Run a command and tell what it cost, all processes that it started included."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

_EVERY = 0.1
"""Seconds between two looks at the memory."""
_PROC = Path("/proc")


class BenchError(Exception):
    """A command failed, or the two sides cannot be compared."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """Seconds of the clock and of all cores, and the most memory of all processes together in MiB, which is 0 where
    the system does not tell."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder. Raises BenchError, with the end of what it said, when it fails."""
    start = time.monotonic()
    with TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=said, stderr=subprocess.STDOUT
        )
        with _watched(process.pid) as most:
            # It counts the process with its finished children; `getrusage` would give the sum of all commands so far.
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            raise BenchError(f"{' '.join(command)} ended with {process.returncode}\n{said.read()[-2000:]}")
    return Cost(wall=wall, cpu=usage.ru_utime + usage.ru_stime, memory=most[0])


@contextmanager
def _watched(pid: int) -> Iterator[list[float]]:
    """A list of one number: the most memory that the process and its descendants had together during the block."""
    most, ended = [0.0], threading.Event()

    def look() -> None:
        while not ended.wait(_EVERY):
            most[0] = max(most[0], memory_of(pid))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        ended.set()
        watcher.join()


def memory_of(pid: int) -> float:
    """The memory of a process and its descendants in MiB; what several share is counted once (Linux, PSS)."""
    children: dict[int, list[int]] = defaultdict(list)
    for each in _PROC.glob("[0-9]*/stat"):
        try:
            parent = each.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[1]
        except (OSError, IndexError):  # it has ended meanwhile
            continue
        children[int(parent)].append(int(each.parent.name))
    found = [pid]
    for one in found:  # the loop adds to the list that it reads
        found += children[one]
    return sum(map(_share_of, found))


def _share_of(pid: int) -> float:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
