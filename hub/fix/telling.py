"""Compare what the check reports on a file before and after a repair."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from hub.problems import Phrase, Problem
from hub.reading.loading import read_alone

_MENDED = frozenset({"cedilla", "hidden-in-key", "number-in-quotes"})
"""Messages that advise exactly what `hub.fix` does."""
_POSITIONS = frozenset({"first", "at", "found", "wanted", "at_end"})
"""Values of messages that name lines and columns, which change when a file is reformatted."""


class CheckResult(NamedTuple):
    """The problems of a file, and the number of times each occurs, independent of its line."""

    problems: tuple[Problem, ...]
    counts: Counter[tuple[str, ...]]


def check_result(name: PurePosixPath, text: str, languages: tuple[str, ...]) -> CheckResult:
    """The problems that the check reports when a registry file has this text."""
    problems = tuple(read_alone(name, text.encode(), languages))
    return CheckResult(problems, Counter(map(_identity, problems)))


def lost_problems(before: CheckResult, after: CheckResult) -> list[Problem]:
    """Problems that are no longer reported, although they were not repaired as advised."""
    return [problem for problem in _difference(before, after) if not _is_mended(problem)]


def new_problems(before: CheckResult, after: CheckResult) -> list[Problem]:
    """New problems, except in repaired records, where a value may have become readable."""
    mended = {problem.record for problem in _difference(before, after) if _is_mended(problem)}
    return [problem for problem in _difference(after, before) if problem.record not in mended]


def _difference(these: CheckResult, those: CheckResult) -> list[Problem]:
    left = these.counts - those.counts
    return [problem for problem in these.problems if left[_identity(problem)] > 0]


def _identity(problem: Problem) -> tuple[str, ...]:
    values = (f"{key}={value}" for key, value in sorted(problem.values.items()) if key not in _POSITIONS)
    return (problem.record, problem.code, problem.level, *values)


def _is_mended(problem: Problem) -> bool:
    """Whether the repair can only be the advised one: the same text in quotes, or a time with two-digit hours."""
    if problem.code in _MENDED:
        return True
    value, right = problem.values.get("value"), _advised(problem)
    if problem.code == "ambiguous":
        return right in (value, f"0{value}")
    return problem.code == "not-a-time" and right == f"0{value}"


def _advised(problem: Problem) -> Any:
    hint = problem.values.get("hint")
    return hint.values.get("right") if isinstance(hint, Phrase) else problem.values.get("right")
