"""Builds the site in a child process whenever its sources change, and keeps the last good one."""

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
"""Tells the user one line."""

WATCH_ROUND = 200
"""Milliseconds after which the watch looks whether a file or folder it watches was replaced."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is served at one moment: a folder, if any build was good, and why the latest failed, if it did."""

    folder: Path | None
    version: str
    problems: str


class ServedSite:
    """The folder being served, changed as a whole and never while somebody reads from it."""

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
        """Serves another folder from now on and removes the one before."""
        with self._lock:
            old = self._snapshot.folder
            self._snapshot = Snapshot(folder, self._next_version(), "")
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)

    def report(self, problems: str) -> None:
        """Keeps the folder and notes why the latest build failed."""
        with self._lock:
            now = self._snapshot
            # Without a folder the problems are the page, so that page has to change.
            version = now.version if now.folder else self._next_version()
            self._snapshot = Snapshot(now.folder, version, problems)

    def _next_version(self) -> str:
        self._count += 1
        return f"{self._run}-{self._count}"


@dataclass(frozen=True, slots=True)
class Build:
    """The outcome of one build: its folder (none when it failed), what it said, and the seconds it took."""

    folder: Path | None
    output: str
    seconds: float


class Builder:
    """Runs a build command, to which the folder to write is added, in a child process."""

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
        """Builds once into a new folder, telling each line as it comes."""
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
        """Ends the running build, if there is one, and lets no other begin."""
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
                # A group of its own: Ctrl-C reaches the server alone, which then ends all that the build started.
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
    """Builds after every change until stopped; changes during a build lead to one more build."""
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
    """Sets `changed` when a file in the folders or a single file changes, and once when watching begins."""
    while not stop.is_set():
        try:
            _watch_until_replaced(paths, changed, stop)
        except FileNotFoundError:
            stop.wait(WATCH_ROUND / 1000)  # a folder went away just now: look again which are left
        except (OSError, RuntimeError) as error:
            say(f"changes are not noticed: {error} (WATCHFILES_FORCE_POLLING=true may help)")
            changed.set()
            return


def _watch_until_replaced(paths: Collection[Path], changed: threading.Event, stop: threading.Event) -> None:
    """Watches until a folder or a single file is replaced, or a missing one appears."""
    marks = [_mark(path) for path in paths]
    folders = {path for path in paths if path.is_dir()}
    if not folders:
        raise FileNotFoundError
    begun = False
    for changes in watchfiles.watch(
        *folders, stop_event=stop, debounce=1000, step=50, rust_timeout=WATCH_ROUND, yield_on_timeout=True
    ):
        # What changed before the watch stood was not seen, hence a build when it stands.
        if changes or not begun:
            changed.set()
        begun = True
        if marks != [_mark(path) for path in paths] or any(Path(path) in folders for _, path in changes):
            return


def _mark(path: Path) -> tuple[int, ...] | None:
    """Tells a replaced folder, or a changed file, from the one before."""
    try:
        found = path.stat()
    except OSError:
        return None
    # An inode watch on a single file is lost when an editor saves by renaming, so files are compared.
    return (found.st_ino,) if path.is_dir() else (found.st_ino, found.st_mtime_ns, found.st_size)
