"""The worker of the server: a child process that keeps what it has read, and makes the page that is asked for."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from hub.server.framing import Message, receive, send
from hub.server.tether import end_group, tethered


class Round(NamedTuple):
    """What came of reading the changes: the problems (empty when there are none), and what became of the pages.

    `shown` says whether there is a site to show; `reload` that pages must be loaded whole, since more than their text
    has changed.
    """

    problems: str
    shown: bool
    reload: bool = False


class Worker:
    """Starts the child process, asks it, one question at a time, and starts it anew when it has ended."""

    def __init__(self, command: Sequence[str], *, root: Path, environment: Mapping[str, str]) -> None:
        self._command = command
        self._root = root
        self._environment = environment
        self._lock = threading.Lock()
        self._ending = ExitStack()
        self._process: subprocess.Popen[Any] | None = None
        self._stopped = False

    def file(self, name: str) -> bytes | None:
        """The bytes of a file of the site; None when there is no such file, or no worker."""
        answer = self._ask({"file": name})
        return answer.body if answer and answer.said["found"] else None

    def refresh(self, changed: Collection[Path]) -> Round | None:
        """Tell the worker what has changed (nothing: all may have); None when it has ended with an error."""
        answer = self._ask({"changed": sorted(map(str, changed))})
        return Round(**answer.said) if answer else None

    def restart(self) -> None:
        """End the child process; the next question starts another."""
        with self._lock:
            self._end()

    def stop(self) -> None:
        """End the child process, and start no other."""
        self._stopped = True
        process = self._process
        if process is not None:
            end_group(process)  # whoever waits for an answer gets none
        with self._lock:
            self._end()

    def _ask(self, said: dict[str, object]) -> Message | None:
        with self._lock:
            if self._stopped or (self._process is None and "changed" not in said):
                return None
            try:
                process = self._process or self._start()
                assert process.stdin
                assert process.stdout
                send(process.stdin, Message(said))
                answer = receive(process.stdout)
            except OSError:
                answer = None
            if answer is None:
                self._end()
            return answer

    def _start(self) -> subprocess.Popen[Any]:
        process = self._process = self._ending.enter_context(
            tethered(
                self._command,
                folder=self._root,
                environment=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        return process

    def _end(self) -> None:
        self._process = None
        self._ending.close()
