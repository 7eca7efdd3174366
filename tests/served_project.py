"""A small project to be served: a tiny script as its builder, and what a test asks of the server."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

# Copies data/ to the target; refuses the word "broken"; waits while there is a file named "hold".
BUILDER = """\
import os, shutil, sys, time
from pathlib import Path
target, text = Path(sys.argv[1]), Path("data/index.html").read_text(encoding="utf-8")
with Path("builds").open("a") as log:
    print(os.getpid(), file=log)
while Path("hold").exists():
    time.sleep(0.01)
if "broken" in text:
    target.mkdir()
    print("data/index.html:1: <b>broken</b> & no good")
    sys.exit(1)
shutil.copytree("data", target)
print("built é")
"""
PATIENCE = 120.0
"""Seconds to wait for what must come: other work may keep the machine busy, and no test tells a time."""


@dataclass
class Hub:
    """A served project: its folder, its port, what was told, and where its temporary folders lie."""

    root: Path
    temporary: Path
    port: int = 0
    said: list[str] = field(default_factory=list)

    def edit(self, text: str) -> None:
        """Writes the home page."""
        (self.root / "data/index.html").write_text(text, encoding="utf-8")

    def builds(self) -> list[int]:
        """The process numbers of the builds so far."""
        log = self.root / "builds"
        return [int(line) for line in log.read_text().splitlines()] if log.exists() else []

    def ask(self, target: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
        """The response to one request, and its body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, target)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def shows(self, text: str) -> bool:
        """Whether the home page holds a text."""
        return text in self.ask("/")[1].decode()

    def status(self) -> dict[str, str]:
        """What the reload script is told."""
        return dict(json.loads(self.ask("/__reload")[1]))


def wait_for(claim: Callable[[], bool]) -> None:
    """Waits until a claim holds; fails when it does not in good time."""
    deadline = time.monotonic() + PATIENCE
    while not claim():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
