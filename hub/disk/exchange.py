"""Puts a new folder in the place of an old one in one step, or leaves the old one there."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE, _RENAME_SWAP = 2, 2
"""renameat2(2) of Linux 3.15 and newer, renamex_np(2) of macOS 10.12 and newer."""
_NOT_HERE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What systems and file systems say that cannot exchange two names."""


def put_in_place(built: Path, target: Path, before: Path) -> None:
    """`target` holds what `built` held, and what it held itself lies at `built` or `before`.

    Raises OSError, with everything as it was. Two processes with one target wait for each other.
    """
    with _alone(target.parent):
        if not target.exists():
            built.rename(target)
        elif not _exchange(built, target):
            _in_two_steps(built, target, before)


def put_back(target: Path, before: Path) -> None:
    """The old folder at its place again, when a process was killed between two steps."""
    with _alone(target.parent):
        if before.is_dir() and not target.exists():
            before.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system exchanged two names at once; False where it cannot. Raises OSError where it will not."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _RENAME_SWAP)
    else:
        return False
    number = ctypes.get_errno()
    if failed and number not in _NOT_HERE:
        raise OSError(number, os.strerror(number), str(one), None, str(other))
    return not failed


def _in_two_steps(built: Path, target: Path, before: Path) -> None:
    target.rename(before)
    try:
        built.rename(target)
    except BaseException:  # an interruption too: there is no site at its place now
        before.rename(target)
        raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder for a moment."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
