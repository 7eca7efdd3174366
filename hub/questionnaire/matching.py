"""Bring the rows of a filled letter together with the questions of today: an answer to anything else is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hub.model.kinds import KINDS
from hub.questionnaire.questions import Letter, Question
from hub.questionnaire.rows import Filled, Row

Fault = tuple[str, Mapping[str, object], int, str]
"""The key of a sentence, its values, the number and the place of the question."""
_MOST = 20
"""Removed rows that are named."""


class Matched(NamedTuple):
    """The answered rows with their questions, and what is wrong with the file."""

    answered: list[tuple[Row, Question]]
    faults: list[Fault]


def match_rows(filled: Filled, current: Letter) -> Matched:
    """The questions of the rows that have an answer."""
    questions = {place: question for place, (_, question) in current.numbered.items()}
    answered, faults = list[tuple[Row, Question]](), list(_strange_rows(filled))
    for row in filled.rows:
        if not row.answer and not row.fault:
            continue
        question = questions.get(row.place)
        if row.fault:
            faults.append((row.fault, {}, row.number, row.place))
        elif question is None:
            faults.append(("changed" if _is_known(row.place) else "unknown", {}, row.number, row.place))
        elif question.state != row.state:
            faults.append(("changed", {}, row.number, row.place))
        else:
            answered.append((row, question))
    return Matched(answered, faults)


def _strange_rows(filled: Filled) -> Iterator[Fault]:
    """Rows that are there twice, and rows that were removed: an answer beside them would be lost in silence."""
    seen = set[str]()
    for row in filled.rows:
        if row.place in seen:
            yield "repeated", {}, row.number, row.place
        seen.add(row.place)
    numbers = {row.number for row in filled.rows}
    removed = [number for number in range(1, filled.asked + 1) if number not in numbers]
    if len(numbers) < filled.asked:
        yield "removed", {"count": filled.asked, "numbers": ", ".join(map(str, removed[:_MOST]))}, 0, ""


def _is_known(place: str) -> bool:
    """Whether a place is one that the registries may have had."""
    registry = place.partition(":")[0].partition("/")[0]
    return registry in KINDS
