"""Safe output to a terminal or a workflow log: printed text can never control either.

A file name, an id or a value may contain escape sequences, or look like a workflow command: a log line is one when it
begins with `::` (GitHub, "Workflow commands for GitHub Actions") or contains `##[`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from hub.limits import MAX_LINE
from hub.text.joiners import is_significant

Say = Callable[[str], None]
"""Shows the user one line."""
_SPACES = "\xa0\u202f"
"""The no-break spaces of French punctuation, which Python counts as not printable."""


class Console(io.TextIOWrapper):
    """A text stream that shows invisible characters, cuts long lines and defuses workflow commands."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        super().__init__(
            stream.buffer, encoding=stream.encoding, errors="backslashreplace", line_buffering=stream.line_buffering
        )
        self._length = 0
        self._begun = False
        """Whether the current line already has a character other than a space."""

    def write(self, text: str) -> int:
        """Write a text: invisible characters as code points, long lines cut, lines that look like commands marked."""
        super().write("\n".join(self._pieces(text)))
        return len(text)

    def command(self, line: str) -> None:
        """Write a workflow command, which GitHub executes."""
        super().write(f"{line}\n")

    def _pieces(self, text: str) -> Iterator[str]:
        for number, piece in enumerate(text.split("\n")):
            if number:
                self._length, self._begun = 0, False
            yield self._piece(piece)

    def _piece(self, piece: str) -> str:
        room = MAX_LINE - self._length
        self._length += len(piece)
        if room <= 0:
            return ""
        shown = visible_line(piece if len(piece) <= room else f"{piece[: room - 1]}…")
        shown = shown if self._begun else defuse_command(shown)
        self._begun = self._begun or bool(shown.strip())
        return shown


def visible_line(text: str) -> str:
    """A line in which control, invisible and bidirectional characters are replaced by their code points."""
    if not text.isprintable():
        text = "".join(
            char if char.isprintable() or char in _SPACES or is_significant(text, place) else _number(char)
            for place, char in enumerate(text)
        )
    return text.replace("##[", "# #[")


def defuse_command(line: str) -> str:
    """A visible line that GitHub does not take for a workflow command."""
    return f"> {line}" if line.lstrip().startswith("::") else line


def _number(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


@contextmanager
def safe_streams() -> Iterator[None]:
    """Replace standard output and standard error by consoles inside the block, where they are text streams."""
    before = sys.stdout, sys.stderr
    own: list[Any] = [Console(each) if isinstance(each, io.TextIOWrapper) else each for each in before]
    for stream in before:
        stream.flush()
    sys.stdout, sys.stderr = own
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
        for mine, other in zip(own, before, strict=True):
            if mine is not other:
                mine.flush()
                mine.detach()


def print_commands(lines: Iterable[str]) -> None:
    """Print workflow commands; no other function may print them."""
    for line in lines:
        if isinstance(sys.stdout, Console):
            sys.stdout.command(line)
        else:
            print(line)
