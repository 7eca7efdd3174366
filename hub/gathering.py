"""Makes one problem of those that have one cause."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from hub.problems import Phrase, Problem


def gather_unknown(problems: Iterable[Problem]) -> Iterator[Problem]:
    """An id or a term that several places name and that does not exist is one problem: it was renamed or is gone."""
    unknown: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        if problem.code in ("unknown-record", "unknown-term"):
            list_name = problem.values.get("registry") or problem.values["vocabulary"]
            unknown.setdefault((list_name, problem.values["value"]), []).append(problem)
        else:
            yield problem
    for group in unknown.values():
        first, *others = sorted(group, key=lambda problem: (problem.file, problem.line))
        places = ", ".join(f"{other.file}:{other.line}" for other in others)
        also = Phrase("also-at", {"places": places}) if others else ""
        yield dataclasses.replace(first, values={**first.values, "also": also})
