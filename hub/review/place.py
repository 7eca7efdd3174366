"""A problem as a line of a comment."""

from __future__ import annotations

from hub.inert import code
from hub.problems import Problem
from hub.saying import sentences


def place_line(problem: Problem, lang: str) -> str:
    """Where it is, in bold, and what is wrong, as code: registries are quoted in it."""
    words = sentences("review", lang)
    record = words["of-record"].format(record=code(problem.record)) if problem.record else ""
    where = words["place"].format(file=code(problem.file), line=problem.line, record=record)
    return f"{where} {code(problem.sentence(lang), 600)}"
