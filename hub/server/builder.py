"""Show and build the site in child processes whenever its sources change, and keep the last good state."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

from hub.console import Say, visible_line
from hub.server.changes import Changes
from hub.server.served import ServedSite
from hub.server.tether import end_group, tethered


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
        # A build locks the folder around its target, and the server holds the lock of the workplace itself.
        folder = self._workplace / "sites" / f"site-{self._count}"
        folder.parent.mkdir(exist_ok=True)
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
    builder: Builder, site: ServedSite, *, changes: Changes, stop: threading.Event, address: str, say: Say
) -> None:
    """Build after every change until stopped; any changes during a build lead to one more build."""
    while True:
        changes.take()
        if stop.is_set():
            return
        say("building…")
        build = builder.build()
        if stop.is_set():
            return
        if build.folder:
            site.publish(build.folder)
            say(f"built in {build.seconds:.1f} s – {address}")
        else:
            site.report(build.output, by="build")
            with site.reading() as now:
                kept = now.shown
            say("not built; still serving the last good site" if kept else f"not built; see {address}")
