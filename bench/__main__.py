"""`make bench`: measure the hub beside Hugo and print the table; exit status 1 when nothing can be compared."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.processes import BenchError
from bench.results import Result, page, table
from bench.rows import ROWS, Plan
from bench.sides import versions

FILE = Path("bench/results.md")
NOTES = (
    "Both sides make as many pages, of the same registries, in seven languages, with lists, lists by value and a"
    " switcher; the texts of a practice are compared. The search is counted on neither.",
    "Hugo does not check the registries, explains no terms, looks at no links, and draws no maps, charts, matrix or"
    " time line. Which records belong together is given to it as data; the hub works it out.",
    "Hugo is measured with its program, not with the Python module around it. Its watch collects changes for half a"
    " second before it begins.",
    "Between two saves each server comes to rest: the hub, whose whole build follows, as well as Hugo.",
    "Memory is what all processes have at the same moment, each shared page counted once (Linux, PSS).",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the root of the project."""
    options = _parser().parse_args(arguments)
    names = [name for name in ROWS if name in options.rows]
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        plan = Plan(
            root=Path.cwd(),
            scratch=Path(scratch),
            practices=options.practices,
            more=options.more,
            rounds=options.rounds,
        )
        results: list[Result] = []
        try:
            for name in names:
                for result in ROWS[name](plan):
                    print(table([result]).splitlines()[-1], flush=True)
                    results.append(result)
                if options.into:  # a run that is stopped leaves what it has
                    done = names[: names.index(name) + 1]
                    options.into.write_text(_page(results, done, before), encoding="utf-8")
        except BenchError as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description="The hub beside Hugo")
    parser.add_argument("--rows", type=_rows, default=tuple(ROWS), help=f"some of {','.join(ROWS)}")
    parser.add_argument("--practices", type=int, default=1000, help="of the larger site")
    parser.add_argument("--more", type=int, default=5000, help="practices of the largest site")
    parser.add_argument("--rounds", type=int, default=5, help="measurements of which the median counts")
    parser.add_argument("--into", type=Path, help=f"write the results to a file, such as {FILE}")
    return parser


def _rows(text: str) -> tuple[str, ...]:
    chosen = tuple(text.split(","))
    unknown = [name for name in chosen if name not in ROWS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is no row; rows are {', '.join(ROWS)}")
    return chosen


def _page(results: Sequence[Result], done: Sequence[str], before: float) -> str:
    load = f"The load of the machine was {before:.1f} at the beginning and {os.getloadavg()[0]:.1f} at the end."
    left = [f"`{name}`" for name in ROWS if name not in done]
    left_out = [f"Not in this run: the rows {', '.join(left)}."] if left else []
    machine = f"{len(os.sched_getaffinity(0))} cores, {platform.system()}"
    return page(
        results,
        day=date.today().isoformat(),
        versions=versions(),
        machine=machine,
        load=load,
        notes=[*NOTES, *left_out],
    )


if __name__ == "__main__":
    sys.exit(main())
