"""What was measured, beside its targets: a table for the terminal and for `bench/results.md`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """A row of the table: what was measured, on both sides where there are two, and the target with whether it is met;
    a row without target stands beside others."""

    name: str
    ours: str
    theirs: str = "–"
    ratio: str = "–"
    target: str = "–"
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """Whether the target was met."""
        return "–" if self.met is None else "met" if self.met else "**missed**"


_HEAD = ("", "hub", "Hugo", "ratio", "target", "")


def table(results: Iterable[Result]) -> str:
    """The rows as a table in Markdown."""
    rows = [(each.name, each.ours, each.theirs, each.ratio, each.target, each.verdict) for each in results]
    return "\n".join([_line(_HEAD), _line(["---"] * len(_HEAD)), *map(_line, rows)])


def page(results: Sequence[Result], *, day: str, versions: str, machine: str, load: str, notes: Sequence[str]) -> str:
    """The page of a run."""
    return "\n".join(
        [
            "# Results of `make bench`",
            "",
            f"One run, on {day}: {versions}; {machine}.",
            f"{load} Ratios are of one run and count; seconds depend on the machine and on who else uses it.",
            "",
            table(results),
            "",
            *(f"- {note}" for note in notes),
            "",
        ]
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
