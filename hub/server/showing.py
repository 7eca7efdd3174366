"""Show every change at once, and let the build of the whole site follow."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from hub.console import Say, visible_line
from hub.server.changes import Changes
from hub.server.served import ServedSite
from hub.server.worker import Worker

QUIET = 1.0
"""Seconds without a change after which the whole site is built."""


def keep_shown(
    worker: Worker, site: ServedSite, *, changes: Changes, then: Changes, code: Path, stop: threading.Event, say: Say
) -> None:
    """Read every change at once and tell the pages on screen, until stopped.

    `then` is noted when it has been quiet, for the build of the whole site, which makes the search and looks at every
    link. A change of files in `code` starts the worker anew.
    """
    while True:
        changed = changes.take()
        if stop.is_set():
            return
        if any(path.is_relative_to(code) for path in changed):
            worker.restart()
            changed = frozenset()
        good = _show(worker, site, changed, say)
        if good and changes.quiet(QUIET):
            then.notice()


def _show(worker: Worker, site: ServedSite, changed: frozenset[Path], say: Say) -> bool:
    """Show the site as it is after a change; whether the whole of it can be built."""
    started = time.monotonic()
    with site.changing():
        outcome = worker.refresh(changed)
        if outcome is None:  # it was stopped, or ended with an error that it has told: the build is what remains
            return True
        if not outcome.problems:
            site.show(worker, reload=outcome.reload)
    if outcome.problems:
        site.report(outcome.problems, by="worker")
        for line in outcome.problems.splitlines():
            say(visible_line(line))
        say("not shown; correct it and save again")
        return False
    say(f"shown after {time.monotonic() - started:.2f} s")
    return True
