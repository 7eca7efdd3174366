"""Files written whole or not at all, and never through a link.

A link may lead out of the project, to any file of whoever runs the command: a proposal can bring one. Each folder on
the way is opened from the one before, without following links (openat(2), O_NOFOLLOW), so that none can be put there
between looking and writing (CWE-59, CWE-367).
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hub.catalogues import sentences

_LEFT_BEHIND = 3600
"""Seconds after which an unfinished file beside another one belongs to a process that was killed."""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


class LinkError(OSError):
    """A file, or a folder on the way to it, is a symbolic link: nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, sentences("writing", "en")["link"], str(path))

    def sentence(self, lang: str) -> str:
        """What is wrong, and how to mend it, without the place."""
        return sentences("writing", lang)["link"]


def write_whole(path: Path, text: str, *, within: Path | None = None) -> None:
    """Writes beside the file and then takes its place, rights kept: who reads meanwhile sees the old or the new.

    A missing folder is made. Raises LinkError when the file is a link, or a folder between `within` (its own folder
    when not given) and the file; OSError where it cannot be written to.
    """
    base = within or path.parent
    base.mkdir(parents=True, exist_ok=True)
    with _opened(base, path.relative_to(base).parts[:-1]) as folder:
        before = _stat(path, folder)
        beside = f".{path.name}.{secrets.token_hex(4)}"
        _sweep(path.name, folder)
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666, dir_fd=folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode())
                if before:
                    os.fchmod(handle, stat.S_IMODE(before.st_mode))
            os.replace(beside, path.name, src_dir_fd=folder, dst_dir_fd=folder)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(beside, dir_fd=folder)  # there only if it was interrupted


def refuse_links(path: Path, within: Path) -> None:
    """Raises LinkError when a path, or a folder between `within` and it, is a link."""
    link = first_link(path, within)
    if link:
        raise LinkError(link)


def first_link(path: Path, within: Path) -> Path | None:
    """The first link on the way from a folder to a path within it, if there is one."""
    steps = (within.joinpath(*path.relative_to(within).parts[: count + 1]) for count in range(len(path.parts)))
    return next((step for step in dict.fromkeys(steps) if step.is_symlink()), None)


@contextmanager
def _opened(base: Path, steps: tuple[str, ...]) -> Iterator[int]:
    """The folder at the end of some steps below another one; a missing one is made."""
    folder, here = os.open(base, os.O_RDONLY | os.O_DIRECTORY), base
    try:
        for step in steps:
            here = here / step
            with suppress(FileExistsError):
                os.mkdir(step, dir_fd=folder)
            try:
                inner = os.open(step, _FOLDER, dir_fd=folder)
            except OSError as error:
                if here.is_symlink():
                    raise LinkError(here) from None
                raise OSError(error.errno, error.strerror, str(here)) from None
            os.close(folder)
            folder = inner
        yield folder
    finally:
        os.close(folder)


def _stat(path: Path, folder: int) -> os.stat_result | None:
    try:
        found = os.stat(path.name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found.st_mode):
        raise LinkError(path)
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return found


def _sweep(name: str, folder: int) -> None:
    """Removes what killed processes left unfinished beside a file."""
    for left in os.listdir(folder):
        ending = left.removeprefix(f".{name}.")
        if ending != left and len(ending) == 8 and not set(ending) - set("0123456789abcdef"):
            with suppress(OSError):
                if os.stat(left, dir_fd=folder, follow_symlinks=False).st_mtime < time.time() - _LEFT_BEHIND:
                    os.unlink(left, dir_fd=folder)
