"""`make bench`: print the cost of both builds; exit status 1 when a target is missed or nothing can be compared."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.measuring import BenchError, Plan, Run, Verdict, compare, judge, profile_ours

FULL = Plan(common=200, ours=1000, theirs=1000)
QUICK = Plan(common=20, ours=100, theirs=100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the root of the project."""
    options = _parser().parse_args(arguments)
    plan = QUICK if options.quick else FULL
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        try:
            if options.profile:
                print(profile_ours(Path.cwd(), Path(folder), plan.ours))
                return 0
            return _compare(plan, Path(folder), options)
        except BenchError as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description="A build against the obvious set-up")
    parser.add_argument("--quick", action="store_true", help="fewer practices: a look, the targets are not judged")
    parser.add_argument(
        "--short-nav", action="store_true", help="over there, a menu of the hand-written pages only (a stricter test)"
    )
    parser.add_argument("--profile", action="store_true", help="show where our own time goes instead")
    return parser


def _compare(plan: Plan, folder: Path, options: argparse.Namespace) -> int:
    print("build      practices    pages    CPU s   wall s      MiB", flush=True)
    runs = []
    for run in compare(Path.cwd(), folder, plan, short_nav=options.short_nav):
        print(_row(run), flush=True)
        runs.append(run)
    verdicts = judge(runs, plan)
    print()
    for verdict in verdicts:
        print(_line(verdict, judged=not options.quick))
    return 0 if options.quick or all(verdict.met for verdict in verdicts) else 1


def _row(run: Run) -> str:
    return f"{run.side:<10} {run.practices:>9} {len(run.pages):>8} {run.cpu:>8.1f} {run.wall:>8.1f} {run.memory:>8.0f}"


def _line(verdict: Verdict, *, judged: bool) -> str:
    end = ("met" if verdict.met else "MISSED") if judged else "not judged with --quick"
    return f"{verdict.name:<30} {verdict.target:<16} {verdict.measured:<34} {end}"


if __name__ == "__main__":
    sys.exit(main())
