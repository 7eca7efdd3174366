"""Notice which sources of the site change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from pathlib import Path

import watchfiles

from hub.console import Say

WATCH_ROUND = 200
"""Milliseconds after which the watch checks whether a watched file or folder was replaced."""
STEP, DEBOUNCE = 15, 100
"""Milliseconds: an editor writes a file in several steps, which are told together when nothing more comes for one STEP,
at the latest after DEBOUNCE."""

Notice = Callable[[Collection[Path]], None]
"""Is told which files have changed; none: any may have."""


class Changes:
    """The files that have changed and that nobody has dealt with yet."""

    def __init__(self) -> None:
        self._noticed = threading.Condition()
        self._paths: set[Path] = set()
        self._any = False

    def notice(self, paths: Collection[Path] = ()) -> None:
        """Note changed files; without a file, any may have changed."""
        with self._noticed:
            self._any = True
            self._paths |= set(paths)
            self._noticed.notify_all()

    def take(self) -> frozenset[Path]:
        """The files that have changed, as soon as there are any."""
        with self._noticed:
            self._noticed.wait_for(lambda: self._any)
            paths, self._any, self._paths = frozenset(self._paths), False, set()
            return paths

    def quiet(self, seconds: float) -> bool:
        """Wait some seconds; false as soon as something changes."""
        with self._noticed:
            return not self._noticed.wait_for(lambda: self._any, seconds)


def watch(paths: Collection[Path], *, notice: Notice, stop: threading.Event, say: Say) -> None:
    """Tell which files have changed in folders, and once, without a file, when watching begins."""
    while not stop.is_set():
        try:
            _watch_until_replaced(paths, notice, stop)
        except FileNotFoundError:
            stop.wait(WATCH_ROUND / 1000)  # a folder has just been removed: look again at those that are left
        except (OSError, RuntimeError) as error:
            say(f"changes are not noticed: {error} (WATCHFILES_FORCE_POLLING=true may help)")
            notice([])
            return


def _watch_until_replaced(paths: Collection[Path], notice: Notice, stop: threading.Event) -> None:
    """Watch until a folder or file is replaced, or a missing one appears."""
    marks = [_mark(path) for path in paths]
    folders = {path for path in paths if path.is_dir()}
    if not folders:
        raise FileNotFoundError
    begun = False
    for changes in watchfiles.watch(
        *folders, stop_event=stop, debounce=DEBOUNCE, step=STEP, rust_timeout=WATCH_ROUND, yield_on_timeout=True
    ):
        # Changes before the watch began were not seen, so tell once when it begins.
        if changes or not begun:
            notice([Path(path) for _, path in changes] if begun else [])
        begun = True
        changed = [path for path, mark in zip(paths, marks, strict=True) if _mark(path) != mark]
        if changed or any(Path(path) in folders for _, path in changes):
            notice([path for path in changed if path.is_file()] or [])
            return


def _mark(path: Path) -> tuple[int, ...] | None:
    """A mark of a folder or file that differs after the folder is replaced or the file changes."""
    try:
        found = path.stat()
    except OSError:
        return None
    # An inode watch on a single file is lost when an editor saves by renaming, so files are compared by their marks.
    return (found.st_ino,) if path.is_dir() else (found.st_ino, found.st_mtime_ns, found.st_size)
