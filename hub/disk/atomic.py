"""Write files atomically, and never through a symbolic link.

A pull request can add a link that leads out of the project, to any file of the person who runs the command. Each folder
of the path is therefore opened from the one before, without following links (openat(2), O_NOFOLLOW): nobody can put a
link there between the check and the write (CWE-59, CWE-367).
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from hub.catalogues import sentences

_LEFTOVER_AGE = 3600
"""Seconds after which a temporary file counts as left behind by a killed process."""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


class LinkError(OSError):
    """A file, or a folder of its path, is a symbolic link: nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, sentences("writing", "en")["link"], str(path))

    def sentence(self, lang: str) -> str:
        """What is wrong and how to correct it, without the place."""
        return sentences("writing", lang)["link"]


def write_whole(path: Path, content: str | bytes, *, within: Path | None = None) -> None:
    """Write a temporary file beside the target and rename it, so that a reader sees the old text or the new, never a
    part.

    Creates missing folders and keeps the permissions of the old file. Raises LinkError when the file, or a folder
    between `within` (by default the file's own folder) and the file, is a link; OSError when writing fails.
    """
    base = within or path.parent
    base.mkdir(parents=True, exist_ok=True)
    with _open_folder(base, path.relative_to(base).parts[:-1]) as folder:
        before = _stat(path, folder)
        beside = f".{path.name}.{secrets.token_hex(4)}"
        _remove_leftovers(path.name, folder)
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666, dir_fd=folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content.encode() if isinstance(content, str) else content)
                if before:
                    os.fchmod(handle, stat.S_IMODE(before.st_mode))
            os.replace(beside, path.name, src_dir_fd=folder, dst_dir_fd=folder)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(beside, dir_fd=folder)  # it still exists only when the writing was interrupted


def write_together(texts: Mapping[Path, str], *, within: Path) -> None:
    """Write several files, or none: when one cannot be written, those before it get their old text again.

    Raises LinkError and OSError as `write_whole` does.
    """
    before: dict[Path, bytes] = {}
    for path in texts:
        refuse_links(path, within)
    try:
        for path, text in texts.items():
            before[path] = path.read_bytes()
            write_whole(path, text, within=within)
    except BaseException:
        for path, content in before.items():
            write_whole(path, content, within=within)
        raise


def refuse_links(path: Path, within: Path) -> None:
    """Raise LinkError when a path, or a folder between `within` and the path, is a symbolic link."""
    link = first_link(path, within)
    if link:
        raise LinkError(link)


def first_link(path: Path, within: Path) -> Path | None:
    """The first symbolic link between a folder and a path inside it, or None."""
    steps = (within.joinpath(*path.relative_to(within).parts[: count + 1]) for count in range(len(path.parts)))
    return next((step for step in dict.fromkeys(steps) if step.is_symlink()), None)


@contextmanager
def _open_folder(base: Path, steps: tuple[str, ...]) -> Iterator[int]:
    """Open the folder at the end of `steps` below `base`; create missing folders."""
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


def _remove_leftovers(name: str, folder: int) -> None:
    """Remove temporary files of this name that killed processes left behind."""
    for left in os.listdir(folder):
        ending = left.removeprefix(f".{name}.")
        if ending != left and len(ending) == 8 and not set(ending) - set("0123456789abcdef"):
            with suppress(OSError):
                if os.stat(left, dir_fd=folder, follow_symlinks=False).st_mtime < time.time() - _LEFTOVER_AGE:
                    os.unlink(left, dir_fd=folder)
