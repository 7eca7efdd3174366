"""Build the site in a child process whenever its sources change, and keep the last good build."""

from __future__ import annotations

import secrets
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import watchfiles

from hub.console import visible_line
from hub.server.tether import end_group, tethered

Say = Callable[[str], None]
"""Shows the user one line."""

WATCH_ROUND = 200
"""Milliseconds after which the watch checks whether a watched file or folder was replaced."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of the server at one moment: the folder of the last good build, and the problems of a failed latest
    one."""

    folder: Path | None
    version: str
    problems: str


class ServedSite:
    """The folder being served; it is replaced as a whole, and never while somebody reads from it."""

    def __init__(self) -> None:
        # Random, so that a page opened under an earlier server reloads too.
        self._run = secrets.token_hex(4)
        self._lock = threading.Lock()
        self._count = 0
        self._snapshot = Snapshot(None, self._next_version(), "")

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """The present state; its folder stays in place until the block ends."""
        with self._lock:
            yield self._snapshot

    def publish(self, folder: Path) -> None:
        """Serve another folder from now on and remove the earlier one."""
        with self._lock:
            old = self._snapshot.folder
            self._snapshot = Snapshot(folder, self._next_version(), "")
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)

    def report(self, problems: str) -> None:
        """Keep the folder and record why the latest build failed."""
        with self._lock:
            now = self._snapshot
            # Without a folder, the page shows the problems, so the page has to change.
            version = now.version if now.folder else self._next_version()
            self._snapshot = Snapshot(now.folder, version, problems)

    def _next_version(self) -> str:
        self._count += 1
        return f"{self._run}-{self._count}"


@dataclass(frozen=True, slots=True)
class Build:
    """The outcome of one build: its folder (None when it failed), its output, and its duration in seconds."""

    folder: Path | None
    output: str
    seconds: float


class Builder:
    """Runs a build command in a child process; the folder to write is added as the command's last argument."""

    def __init__(
        self, command: Sequence[str], *, root: Path, workplace: Path, environment: Mapping[str, str], say: Say
    ) -> None:
        self._command = command
        self._root = root
        self._workplace = workplace
        self._environment = environment
        self._say = say
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self._count = 0

    def build(self) -> Build:
        """Build once into a new folder, and show each line as it is printed."""
        started = time.monotonic()
        self._count += 1
        folder = self._workplace / f"site-{self._count}"
        try:
            status, output = self._run(folder)
        except OSError as error:
            status, output = 1, f"the build cannot be started: {error}"
            self._say(output)
        seconds = time.monotonic() - started
        if status == 0 and folder.is_dir():
            return Build(folder, output, seconds)
        shutil.rmtree(folder, ignore_errors=True)
        return Build(None, output or f"the build ended with status {status} and wrote no site", seconds)

    def stop(self) -> None:
        """End the running build, if there is one, and start no other."""
        with self._lock:
            self._stopped = True
            process = self._process
        if process is not None:
            end_group(process)

    def _run(self, folder: Path) -> tuple[int, str]:
        lines = []
        with ExitStack() as ending:
            with self._lock:
                if self._stopped:
                    return 1, ""
                # A process group of its own: Ctrl-C then reaches only the server, which ends everything that the build
                # started.
                process = self._process = ending.enter_context(self._start(folder))
            for line in process.stdout or ():
                lines.append(f"{visible_line(line.rstrip())}\n")
                self._say(lines[-1].rstrip("\n"))
            process.wait()
        with self._lock:
            self._process = None
        return process.returncode, "".join(lines).strip()

    def _start(self, folder: Path) -> AbstractContextManager[subprocess.Popen[str]]:
        return tethered(
            [*self._command, str(folder)],
            folder=self._root,
            environment=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )


def keep_built(
    builder: Builder, site: ServedSite, *, changed: threading.Event, stop: threading.Event, address: str, say: Say
) -> None:
    """Build after every change until stopped; any changes during a build lead to one more build."""
    while True:
        changed.wait()
        if stop.is_set():
            return
        changed.clear()
        say("building…")
        build = builder.build()
        if stop.is_set():
            return
        if build.folder:
            site.publish(build.folder)
            say(f"built in {build.seconds:.1f} s – {address}")
        else:
            site.report(build.output)
            with site.reading() as now:
                kept = now.folder is not None
            say("not built; still serving the last good site" if kept else f"not built; see {address}")


def watch(paths: Collection[Path], *, changed: threading.Event, stop: threading.Event, say: Say) -> None:
    """Set `changed` when a file or a file in a folder changes, and once when watching begins."""
    while not stop.is_set():
        try:
            _watch_until_replaced(paths, changed, stop)
        except FileNotFoundError:
            stop.wait(WATCH_ROUND / 1000)  # a folder has just been removed: look again at those that are left
        except (OSError, RuntimeError) as error:
            say(f"changes are not noticed: {error} (WATCHFILES_FORCE_POLLING=true may help)")
            changed.set()
            return


def _watch_until_replaced(paths: Collection[Path], changed: threading.Event, stop: threading.Event) -> None:
    """Watch until a folder or file is replaced, or a missing one appears."""
    marks = [_mark(path) for path in paths]
    folders = {path for path in paths if path.is_dir()}
    if not folders:
        raise FileNotFoundError
    begun = False
    for changes in watchfiles.watch(
        *folders, stop_event=stop, debounce=1000, step=50, rust_timeout=WATCH_ROUND, yield_on_timeout=True
    ):
        # Changes before the watch began were not seen, so build once when it begins.
        if changes or not begun:
            changed.set()
        begun = True
        if marks != [_mark(path) for path in paths] or any(Path(path) in folders for _, path in changes):
            return


def _mark(path: Path) -> tuple[int, ...] | None:
    """A mark of a folder or file that differs after the folder is replaced or the file changes."""
    try:
        found = path.stat()
    except OSError:
        return None
    # An inode watch on a single file is lost when an editor saves by renaming, so files are compared by their marks.
    return (found.st_ino,) if path.is_dir() else (found.st_ino, found.st_mtime_ns, found.st_size)
