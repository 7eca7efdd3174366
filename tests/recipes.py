"""The recipes of the developers' guide as pieces that can be put into a copy of the project, or left out of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement

from tests.frozen import ROOT, THREE, copy_project

GUIDE = Path(__file__).parent.parent / "guide" / "en" / "developing.md"
_PIECE = re.compile(
    r"^\*\*`(?P<path>[^`]+)`\*\*, (?:(?P<how>a new file|at the end|merged)|"
    r"(?P<side>below|above) `(?P<anchor>[^`]+)`):\n"
    r"\n```\w+\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """What a recipe shows for one place: a file, how the text gets there, the line beside which it goes, the text."""

    path: str
    how: str
    anchor: str
    text: str

    def put(self, root: Path) -> None:
        """Puts it into a project. The place must be there, and only once."""
        file = root / self.path
        if self.how == "a new file":
            assert not file.exists(), self.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.text, encoding="utf-8")
            return
        before = file.read_text(encoding="utf-8")
        file.write_text(self._put(before), encoding="utf-8")

    def _put(self, before: str) -> str:
        if self.how == "at the end":
            return before + self.text
        if self.how == "merged":
            return merged(before, self.text)
        lines = before.splitlines(keepends=True)
        (place,) = (number for number, line in enumerate(lines) if line.startswith(self.anchor))
        lines.insert(place + (self.how == "below"), self.text)
        return "".join(lines)


def recipe(heading: str) -> list[Piece]:
    """The pieces of one recipe of the guide, in their order."""
    text = GUIDE.read_text(encoding="utf-8")
    part = text.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    assert part, heading
    found = [Piece(m["path"], m["how"] or m["side"], m["anchor"] or "", m["text"]) for m in _PIECE.finditer(part)]
    assert len(found) == part.count("```") // 2, f"{heading}: a block that says no place"
    return found


def merged(text: str, more: str) -> str:
    """A YAML text with the lines of another one, each below its heading; headings that it has are not repeated."""
    lines, inside = text.splitlines(keepends=True), [-1]
    depth = 0
    for line in more.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip())
        while depth and indent <= (depth - 1) * 2:
            depth -= 1
            inside.pop()
        place = next((n for n in range(inside[-1] + 1, len(lines)) if lines[n].rstrip() == line.rstrip()), None)
        if place is not None and line.rstrip().endswith(":"):
            inside.append(place)
            depth += 1
        else:
            lines.insert(inside[-1] + 1, line)
    return "".join(lines)


def follow(root: Path, pieces: Iterable[Piece], content: Path = THREE) -> Path:
    """A project with the pieces put in."""
    copy_project(root, content)
    for piece in pieces:
        piece.put(root)
    return root


def hub(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the copy, by the copy's own code and so in a process of its own."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "HUB_SEARCH": "off",
        "HUB_DOCUMENTS": "off",
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-m", "hub", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def said(done: subprocess.CompletedProcess[str]) -> str:
    """All that a command printed."""
    return done.stdout + done.stderr


def types_of(root: Path) -> subprocess.CompletedProcess[str]:
    """What mypy says of the copy; what it found of the project itself, in `make lint`, it need not find again."""
    shutil.copy(ROOT / "pyproject.toml", root)
    if (ROOT / ".mypy_cache").is_dir():
        shutil.copytree(ROOT / ".mypy_cache", root / ".mypy")
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(root / ".mypy"), "hub", "hooks"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env={**os.environ})


def git(root: Path, *arguments: str) -> None:
    """Git in a project, as somebody."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def linked(page: HtmlElement, name: str) -> set[str]:
    """The ids that the links in elements of a class lead to."""
    found = page.xpath(f"//main//*[contains(concat(' ', @class, ' '), ' {name} ')]//a/@href")
    return {href.rstrip("/").rpartition("/")[2] for href in found}
