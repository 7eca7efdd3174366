"""What the server shows: the last whole build, and a worker that makes pages when they are asked for."""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

Reporter = Literal["worker", "build"]
"""Who has found what is wrong."""


class Live(Protocol):
    """Makes the files of a site when they are asked for (`hub.server.worker`)."""

    def file(self, name: str) -> bytes | None:
        """The bytes of a file by its path from the root of the site; None when there is no such file."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of the server at one moment: the folder of the last whole build, the version of what is shown, what is
    wrong at present, and the worker that makes pages, if it has a site.

    `reload` is the last version in which more than the texts of pages has changed.
    """

    folder: Path | None
    version: str
    problems: str
    live: Live | None = None
    reload: str = ""

    @property
    def shown(self) -> bool:
        """Whether there is a site to show."""
        return self.folder is not None or self.live is not None


class ServedSite:
    """What is being served. The folder is replaced as a whole, and never while somebody reads from it."""

    def __init__(self) -> None:
        # Random, so that a page opened under an earlier server reloads too.
        self._run = secrets.token_hex(4)
        self._lock = threading.RLock()
        self._told = threading.Condition(self._lock)
        self._count = 0
        self._closed = False
        self._problems: dict[Reporter, str] = {}
        first = self._next_version()
        self._snapshot = Snapshot(None, first, "", reload=first)

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """The present state; its folder stays in place until the block ends."""
        with self._lock:
            yield self._snapshot

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Nobody reads until the block ends, so that no page of the new state is sent under the version of the old one.

        Before anything is shown there is nothing to wait for: then readers are told that the site is being built.
        """
        with self._lock if self._snapshot.shown else nullcontext():
            yield

    def wait(self, known: Snapshot | None, seconds: float) -> Snapshot | None:
        """The present state as soon as it differs from `known`, or after some seconds; None when serving ends."""
        with self._told:
            self._told.wait_for(lambda: self._closed or self._snapshot is not known, seconds)
            return None if self._closed else self._snapshot

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._told:
            self._closed = True
            self._told.notify_all()

    def show(self, live: Live, *, reload: bool) -> None:
        """Show the pages that a worker makes, from now on as they are after a change."""
        with self._told:
            self._problems.clear()
            self._tell(replace(self._snapshot, live=live), reload=reload)

    def publish(self, folder: Path) -> None:
        """Serve another folder from now on and remove the earlier one."""
        with self._told:
            old, now = self._snapshot.folder, replace(self._snapshot, folder=folder)
            self._problems.pop("build", None)
            self._tell(now, reload=None if now.live else True)  # the pages of a worker are as new as those of the build
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)

    def report(self, problems: str, *, by: Reporter) -> None:
        """Keep what is shown and record what is wrong."""
        with self._told:
            self._problems[by] = problems
            # Without a site, the page shows the problems, so the page has to change.
            self._tell(self._snapshot, reload=None if self._snapshot.shown else True)

    def _tell(self, now: Snapshot, *, reload: bool | None) -> None:
        """Make a state known, under a new version unless `reload` is None."""
        version = now.version if reload is None else self._next_version()
        problems = self._problems.get("worker") or self._problems.get("build") or ""
        self._snapshot = replace(now, version=version, problems=problems, reload=version if reload else now.reload)
        self._told.notify_all()

    def _next_version(self) -> str:
        self._count += 1
        return f"{self._run}-{self._count}"
