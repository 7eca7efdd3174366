"""Measure how long after a file was saved a server shows its new text."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import IO

from bench.processes import BenchError

_TITLE = re.compile(r'(?m)^(title:\n(?:  .*\n)*?  en: "?).{5}')
_NUMBERS = count(1)
_LOOK_EVERY = 0.002
_LONGEST = 600.0
"""Seconds until a server that shows nothing new is given up."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that watches its files: its address, what it prints, and the words that end each of its rounds."""

    address: str
    output: IO[str]
    at_rest: str

    def get(self, path: str) -> str:
        """A page; empty while there is none."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=_LONGEST) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def rounds(self) -> int:
        """How many rounds of work it has ended."""
        self.output.seek(0)
        return self.output.read().count(self.at_rest)

    def rest(self, rounds: int) -> None:
        """Wait until it has ended so many rounds. Raises BenchError when it does not."""
        _wait(lambda: self.rounds() >= rounds, "the server does not come to rest", every=0.1)


@contextmanager
def serving(
    command: Sequence[str], at_rest: str, *, folder: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Start a server, whose command takes the number of a port at its end, and wait until its first work is done."""
    port = _free_port()
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        process = subprocess.Popen(
            [*command, str(port)],
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(f"http://127.0.0.1:{port}/", output, at_rest)
            _wait(lambda: process.poll() is not None or server.rounds() > 0, "the server does not start", every=0.1)
            if process.poll() is not None:
                output.seek(0)
                raise BenchError(f"{' '.join(command)} ended\n{output.read()[-2000:]}")
            yield server
        finally:
            process.terminate()
            process.wait()


def time_saves(server: Server, file: Path, path: str, rounds: int) -> float:
    """The median of the seconds from saving a new title of a practice until the page at the path shows it.

    Before each save the server comes to rest.
    """
    took = []
    for _ in range(rounds):
        server.get(path)  # the first answer of a server takes longer
        token = f"Q{next(_NUMBERS):04}"
        text, found = _TITLE.subn(rf"\g<1>{token}", file.read_text(encoding="utf-8"))
        if not found:
            raise BenchError(f"{file} has no title in English")
        ended, start = server.rounds(), time.monotonic()
        _save(file, text)
        _wait(partial(_shows, server, path, token), f"{path} does not show the new title", every=_LOOK_EVERY)
        took.append(time.monotonic() - start)
        server.rest(ended + 1)
    return median(took)


def _shows(server: Server, path: str, token: str) -> bool:
    return token in server.get(path)


def _save(file: Path, text: str) -> None:
    """Replace a file at once, as editors do."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def _wait(done: Callable[[], bool], else_: str, *, every: float) -> None:
    start = time.monotonic()
    while not done():
        if time.monotonic() - start > _LONGEST:
            raise BenchError(else_)
        time.sleep(every)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
