"""`python -m hub.assembly.serving`: the worker of `hub serve`, which answers over its standard input and output."""

from __future__ import annotations

import os
import sys
from html import escape
from pathlib import Path
from typing import Any

from hub.assembly.live_site import LiveSite
from hub.assembly.written_pages import PageError
from hub.server.framing import Message, receive, send
from hub.server.worker import Round

IN_PLACE = (".yml", ".md")
"""Files whose change can show in an open page without loading it anew: registries and hand-written pages."""


def main() -> int:
    """Answer until the other side ends."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever else is printed must not come among the answers; the builds that follow say the same.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    site = LiveSite(Path.cwd())
    while (question := receive(questions)) is not None:
        send(answers, answer(site, question.said))
    return 0


def answer(site: LiveSite, said: dict[str, Any]) -> Message:
    """The answer to a question: a file by its name, or the outcome of a change of files."""
    if "changed" in said:
        changed = [Path(name) for name in said["changed"]]
        problems = site.refresh(changed)
        in_place = bool(changed) and all(path.suffix in IN_PLACE for path in changed)
        return Message(Round(problems, site.shown, not in_place)._asdict())
    try:
        body = site.file(said["file"])
    except PageError as error:
        body = f"<!doctype html><title>!</title><pre>{escape(str(error))}</pre>".encode()
    return Message({"found": body is not None}, body or b"")


if __name__ == "__main__":
    sys.exit(main())
