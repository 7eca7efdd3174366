"""Check the sizes of modules, functions and templates: `python -m scripts.limits` (`make lint`).

`make lint` checks them and no test does, so that one long line does not fail a test of what the code does.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent

Measured = Iterator[tuple[int, str, int]]
"""For each element of a file: its line, its name and its size."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most of something that a file may hold: `files` is a pattern from the root, `unit` names what is counted."""

    files: str
    measure: Callable[[str], Measured]
    most: int
    unit: str


def modules(text: str) -> Measured:
    """The module with its number of lines."""
    yield 1, "the module", len(text.splitlines())


def functions(text: str) -> Measured:
    """Functions with their number of lines, from `def` to the end, docstring included."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, f"the function {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def lines(text: str) -> Measured:
    """Lines with their number of characters."""
    for number, line in enumerate(text.splitlines(), start=1):
        yield number, "the line", len(line)


def elements(text: str) -> Measured:
    """Lines with the number of elements that begin in them."""
    for number, line in enumerate(text.splitlines(), start=1):
        yield number, "the line", len(re.findall("<[a-z]", line))


LIMITS = (
    Limit("hub/**/*.py", modules, 250, "lines"),
    Limit("hub/**/*.py", functions, 40, "lines"),
    Limit("overrides/**/*.*ml", lines, 140, "characters"),
    Limit("overrides/**/*.*ml", elements, 1, "elements"),
)
"""All limits."""


def exceeded(root: Path, limits: Iterable[Limit] = LIMITS) -> Iterator[str]:
    """A sentence for each limit that a file below `root` exceeds."""
    for limit in limits:
        for path in sorted(root.glob(limit.files)):
            name = path.relative_to(root).as_posix()
            for line, what, size in limit.measure(path.read_text(encoding="utf-8")):
                if size > limit.most:
                    yield f"{name}:{line}: {what} has {size} {limit.unit}, {limit.most} at most"


def main() -> int:
    """Print everything that is too long; exit status 1 when there is any."""
    found = list(exceeded(ROOT))
    print("\n".join(found) or "sizes: within the limits", file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
