"""Temporary folders, each locked by its process; folders of killed processes are removed.

The lock is flock(2) on the folder itself: the system releases it when the last process that holds it ends. No separate
lock file is needed, and two running processes do not disturb each other.
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
"""The random part that `tempfile` puts after a prefix."""


class Scratch(NamedTuple):
    """A folder, and the open file that holds its lock; a child process that inherits the file holds the lock too."""

    folder: Path
    lock: int


@contextmanager
def scratch_folder(parent: Path, prefix: str, rescue: Callable[[Path], object] = str) -> Iterator[Scratch]:
    """Create a temporary folder in `parent` and remove it after the block.

    Folders that killed processes left behind are removed first; `rescue` takes from each what must be kept.
    """
    sweep(parent, prefix, rescue)
    made = _make(parent, prefix)
    try:
        yield made
    finally:
        shutil.rmtree(made.folder, ignore_errors=True)
        os.close(made.lock)


def sweep(parent: Path, prefix: str, rescue: Callable[[Path], object]) -> None:
    """Remove unlocked folders with this prefix; skip links, folders of other users, and other names."""
    for folder in sorted(parent.glob(f"{prefix}*")):
        if not _NAME.fullmatch(folder.name.removeprefix(prefix)) or folder.is_symlink() or not folder.is_dir():
            continue
        try:
            if folder.stat().st_uid != os.getuid():
                continue
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:  # another process removed it
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            rescue(folder)
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # another process holds the lock
            continue
        finally:
            os.close(lock)


def _make(parent: Path, prefix: str) -> Scratch:
    """Create a folder and lock it. Another process may remove it between the two steps: then try again."""
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
