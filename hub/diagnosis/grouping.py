"""Report one problem where several have one cause."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

from hub.problems import Phrase, Problem

MANY = 4
"""Ids of one list that do not exist: so many are no misspellings, a part of the list is gone."""


def gather_unknown(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Report an id or a term that does not exist once, with every place that names it: it was renamed or is gone."""
    unknown: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.code in ("unknown-record", "unknown-term"):
            list_name = problem.values.get("registry") or problem.values["vocabulary"]
            unknown.setdefault((list_name, problem.values["value"]), []).append(problem)
        else:
            yield problem
    for list_name in {name for name, _ in unknown}:
        groups = [group for (name, _), group in unknown.items() if name == list_name]
        if len(groups) >= MANY:
            yield _many_unknown([problem for group in groups for problem in group], list_name)
            unknown = {key: group for key, group in unknown.items() if key[0] != list_name}
    for group in unknown.values():
        first, *others = sorted(group, key=lambda problem: (problem.file, problem.line))
        places = ", ".join(f"{other.file}:{other.line}" for other in others)
        also = Phrase("also-at", {"places": places}) if others else ""
        yield dataclasses.replace(first, values={**first.values, "also": also})


def gather_cut(problems: list[Problem], unended: Mapping[str, int]) -> tuple[list[Problem], frozenset[str]]:
    """Report a file that was cut short once, in place of what is missing or empty at its end; give these files too.

    `unended` holds the number of the last line of each file that has no line break at its end: an editor sets one, a
    copy that broke off has none.
    """
    cut = {problem.file for problem in problems if problem.file in unended and _is_cut(problem, unended[problem.file])}
    kept = [
        problem
        for problem in problems
        if problem.file not in cut or not _follows_from_cut(problem, unended[problem.file])
    ]
    found = [Problem(file=file, line=unended[file], record="", code="cut-short") for file in sorted(cut)]
    return [*kept, *found], frozenset(cut)


def _is_cut(problem: Problem, last: int) -> bool:
    """Whether a problem shows that its file breaks off: keys are missing below the last one, or its value is."""
    empty = {"empty", "empty-needed", "not-a-mapping", "not-by-language"}
    return bool(problem.values.get("at_end")) or (problem.code in empty and problem.line == last)


def _follows_from_cut(problem: Problem, last: int) -> bool:
    """Whether a problem only follows from the missing end of its file."""
    return problem.line == last or problem.code in ("missing-key", "missing-keys")


def _many_unknown(group: list[Problem], list_name: str) -> Problem:
    """One problem for several ids of one list that do not exist: a part of that list was lost or moved."""
    first = min(group, key=lambda problem: (problem.file, problem.line))
    names = sorted({problem.values["value"] for problem in group})
    return dataclasses.replace(first, code="many-unknown", values={"values": names, "list": list_name})
