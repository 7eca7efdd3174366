"""Replace a folder by a new one in one step, or leave the old one in place."""

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
"""Flags of renameat2(2), Linux 3.15 and newer, and of renamex_np(2), macOS 10.12 and newer."""
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""Errors of systems and file systems that cannot exchange two names."""


def replace_folder(built: Path, target: Path, before: Path) -> None:
    """Move `built` to `target`; the old content of `target` moves to `built` or to `before`.

    Raises OSError and leaves everything as it was. Two processes with the same target wait for each other.
    """
    with _locked(target.parent):
        if not target.exists():
            built.rename(target)
        elif not _exchange(built, target):
            _in_two_steps(built, target, before)


def restore_folder(target: Path, before: Path) -> None:
    """Move the old folder back when a process was killed between the two steps of `replace_folder`."""
    with _locked(target.parent):
        if before.is_dir() and not target.exists():
            before.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one system call; False where the system cannot. Raises OSError for any other failure."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _RENAME_SWAP)
    else:
        return False
    number = ctypes.get_errno()
    if failed and number not in _UNSUPPORTED:
        raise OSError(number, os.strerror(number), str(one), None, str(other))
    return not failed


def _in_two_steps(built: Path, target: Path, before: Path) -> None:
    target.rename(before)
    try:
        built.rename(target)
    except BaseException:  # an interruption too: at this moment no site is at `target`
        before.rename(target)
        raise


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold an exclusive lock on a folder inside the block."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
