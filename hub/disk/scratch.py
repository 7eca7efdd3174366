"""Folders for work in progress, each with a lock that dies with its process; those left behind are swept away.

The lock is flock(2) on the folder itself: the system gives it back when the last process that holds it is gone. Nobody
has to agree on a file of locks, and two processes at work do not meet.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_NAME = re.compile(r"[a-z0-9_]{8}")
"""What `tempfile` puts behind a prefix."""


class Scratch(NamedTuple):
    """A folder, and the open file that holds its lock: who inherits it holds the lock too."""

    folder: Path
    lock: int


@contextmanager
def scratch_folder(parent: Path, prefix: str, rescue: Callable[[Path], object] = str) -> Iterator[Scratch]:
    """A new folder in `parent`, gone after the block.

    Those that killed processes left there go first; `rescue` takes out of each what must stay.
    """
    sweep(parent, prefix, rescue)
    made = _make(parent, prefix)
    try:
        yield made
    finally:
        shutil.rmtree(made.folder, ignore_errors=True)
        os.close(made.lock)


def sweep(parent: Path, prefix: str, rescue: Callable[[Path], object]) -> None:
    """Removes the folders of a prefix that nobody holds: no links, nothing of other people, no other names."""
    for folder in sorted(parent.glob(f"{prefix}*")):
        if not _NAME.fullmatch(folder.name.removeprefix(prefix)) or folder.is_symlink() or not folder.is_dir():
            continue
        try:
            if folder.stat().st_uid != os.getuid():
                continue
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:  # it went away just now
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            rescue(folder)
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # somebody is at work there
            continue
        finally:
            os.close(lock)


def _make(parent: Path, prefix: str) -> Scratch:
    """A folder and its lock. Between the two another process may sweep the folder away: then another one is made."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        try:
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            continue
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists() and os.path.samestat(folder.stat(), os.fstat(lock)):
            return Scratch(folder, lock)
        os.close(lock)
