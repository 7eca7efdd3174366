"""Write problems as workflow commands, in French and in English; GitHub shows them beside the lines of a proposal.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from hub.catalogues import sentences
from hub.limits import MAX_LABEL, MAX_LINES, MAX_VALUE
from hub.problems import FRENCH_FIRST, Problem
from hub.text.escaping import label

_MOST = 5
"""The most notes written out in the notice of one file."""
_TITLE, _TEXT = 120, 2_000
"""The most characters in each language. GitHub cuts a title at 255 characters and a text at 4,096, and the English text
comes after the French one."""


def annotate(found: Iterable[Problem]) -> Iterator[str]:
    """One error for each problem (GitHub shows only the first ten), and one notice for all the notes of a file."""
    notes: dict[str, list[Problem]] = {}
    errors = 0
    for problem in found:
        if problem.level == "problem":
            errors += 1
            if errors <= MAX_LINES:
                yield _error(problem)
        else:
            notes.setdefault(problem.file, []).append(problem)
    for file, problems in islice(notes.items(), MAX_LINES):
        text = "\n".join(_cut(_noted(problems, lang), _TEXT) for lang in FRENCH_FIRST)
        yield f"::notice file={_property(file)},line={problems[0].line}::{_data(text)}"


def _error(problem: Problem) -> str:
    text = "\n".join(_cut(problem.sentence(lang), _TEXT) for lang in FRENCH_FIRST)
    titles = (_cut(_title(problem, lang), _TITLE) for lang in FRENCH_FIRST)
    where = f"file={_property(problem.file)},line={problem.line},title={_property(' / '.join(titles))}"
    return f"::error {where}::{_data(text)}"


def _title(problem: Problem, lang: str) -> str:
    words = sentences("annotations", lang)
    return (
        words["problem"].format(record=label(problem.record, MAX_VALUE)) if problem.record else words["problem-of-file"]
    )


def _noted(problems: list[Problem], lang: str) -> str:
    words = sentences("annotations", lang)
    lines = [problem.message(lang).removeprefix(f"{label(problem.file, MAX_LABEL)}:") for problem in problems[:_MOST]]
    left = [words["more"].format(n=len(problems) - _MOST)] if len(problems) > _MOST else []
    return "\n".join([words["notes"].format(n=len(problems)), *lines, *left])


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A").replace("##[", "# #[")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
