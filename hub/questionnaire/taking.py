"""Turn a filled letter into changed registries, or into complaints: nothing is changed unless all of it can be."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from hub.checks.checking import check_data, has_problems
from hub.fix.mending import file_shape
from hub.model.values import Text
from hub.problems import Problem, counted
from hub.questionnaire.answering import AnswerReader, UnreadableError, is_unchanged
from hub.questionnaire.letter import NoLetterError, letter
from hub.questionnaire.matching import Matched, match_rows
from hub.questionnaire.questions import Letter, Question
from hub.questionnaire.rows import Filled
from hub.reading.entries import Entry, Registries
from hub.settings import Settings
from hub.style.editing import Edit, NotInStyleError, with_values


class Complaint(NamedTuple):
    """What is wrong: the key of its sentence and the values, the question where it is about one, or a problem of the
    check."""

    code: str
    values: Mapping[str, object] = {}
    number: int = 0
    place: str = ""
    problem: Problem | None = None


@dataclass(slots=True)
class Taken:
    """What a filled letter gives: new texts by file, the questions answered with the lines of their fields by then, and
    the texts that other languages have too; or complaints, and then no texts.
    """

    texts: dict[PurePosixPath, str] = field(default_factory=dict)
    answered: list[tuple[Question, int]] = field(default_factory=list)
    followed: list[tuple[Question, tuple[str, ...]]] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)


class Answer(NamedTuple):
    """A question, its number in the file, and the value that its answer stands for."""

    number: int
    question: Question
    value: Any


def take(settings: Settings, filled: Filled) -> Taken:
    """The registries with the answers of a filled letter. Raises OSError."""
    registries, found = check_data(settings)
    if has_problems(found):
        return Taken(complaints=[Complaint("broken")])
    try:
        current = letter(settings, registries, filled.partner, filled.lang)
    except NoLetterError as error:
        values = {"value": filled.partner, "language": filled.lang, "known": ", ".join(error.known)}
        return Taken(complaints=[Complaint("no-partner", values)])
    matched = match_rows(filled, current)
    answers, complaints = _read(matched, current, registries)
    complaints = [*(Complaint(*fault) for fault in matched.faults), *complaints]
    if complaints:
        return Taken(complaints=sorted(complaints, key=lambda complaint: complaint.number))
    return _changed(settings, answers, registries)


def _read(matched: Matched, current: Letter, registries: Registries) -> tuple[list[Answer], list[Complaint]]:
    reader = AnswerReader(current.lang, current.localizer.language.locale, registries)
    answers, complaints = list[Answer](), list[Complaint]()
    for row, question in matched.answered:
        try:
            value = reader.read(question, row.answer)
        except UnreadableError as error:
            complaints.append(Complaint(error.code, error.values, row.number, row.place))
        else:
            if not is_unchanged(question, value):
                answers.append(Answer(row.number, question, value))
    return answers, complaints


def _changed(settings: Settings, answers: Sequence[Answer], registries: Registries) -> Taken:
    """The new texts, checked as the registries would be with them."""
    taken = Taken()
    files: dict[PurePosixPath, list[Edit]] = {}
    for file, edit in _edits(settings, answers, registries):
        files.setdefault(file, []).append(edit)
    for file, edits in files.items():
        before = (settings.data / file).read_bytes().decode()
        try:
            taken.texts[file] = with_values(before, file_shape(file), edits)
        except NotInStyleError:
            taken.complaints.append(Complaint("not-in-style", {"file": f"{settings.data.name}/{file}"}))
    if taken.complaints or not taken.texts:
        return Taken(complaints=taken.complaints)
    after, problems = _checked(settings, taken.texts)
    if problems:
        return Taken(complaints=[_about(problem, answers) for problem in problems])
    taken.answered = [(answer.question, _line(answer.question, after)) for answer in answers]
    taken.followed = [(answer.question, others) for answer in answers if (others := _other_languages(answer.question))]
    return taken


def _edits(
    settings: Settings, answers: Sequence[Answer], registries: Registries
) -> Iterator[tuple[PurePosixPath, Edit]]:
    """The changes of each file; a record whose content changes has today as the day of its last change."""
    added: dict[tuple[str, str, str], int] = {}
    stamped = set[tuple[str, str]]()
    for answer in answers:
        question = answer.question
        file = PurePosixPath(question.file).relative_to(settings.data.name)
        record = "" if file.parent.name or not question.record else question.record
        for path, value in _targets(question, answer.value, _entry(question, registries).record, added):
            yield file, Edit(record, path, value)
        key = (question.registry, question.record)
        if question.record and question.path != "reviewed" and key not in stamped:
            stamped.add(key)
            yield file, Edit(record, ("updated",), str(settings.today))


def _entry(question: Question, registries: Registries) -> Entry:
    """The record that a question is about."""
    single = registries.singles.get(question.registry)
    entries = registries.entries[question.registry] if single is None else (single,)
    return next(entry for entry in entries if single or entry.record.id == question.record)


def _line(question: Question, registries: Registries) -> int:
    return _entry(question, registries).line_of(question.path.partition(".+")[0])


def _targets(
    question: Question, value: Any, record: Any, added: dict[tuple[str, str, str], int]
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Where the values of an answer go: `+` is the place behind the last item of its list, one after the other."""
    around, plus, below = question.path.partition(".+")
    if not plus:
        yield _steps(question.path), value
        return
    held = _held(record, around)
    if below.startswith("."):  # all fields of one new item
        yield (*_steps(around), len(held), *_steps(below[1:])), value
        return
    key = (question.registry, question.record, around)
    for item in value if question.shape == "urls" else [value]:
        if item not in held:
            yield (*_steps(around), len(held) + added.get(key, 0)), item
            added[key] = added.get(key, 0) + 1


def _held(record: Any, path: str) -> Sequence[Any]:
    """The items of the list at a path; none where it does not exist."""
    for step in path.split("."):
        record = getattr(record, step, None)
    return record or ()


def _steps(path: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdigit() else step for step in path.split("."))


def _checked(settings: Settings, texts: Mapping[PurePosixPath, str]) -> tuple[Registries, list[Problem]]:
    """The registries with the new texts, and the problems that the check finds there."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / settings.data.name
        shutil.copytree(settings.data, data)
        for file, text in texts.items():
            (data / file).write_text(text, encoding="utf-8", newline="\n")
        registries, found = check_data(replace(settings, data=data))
    return registries, [problem for problem in found if problem.level == "problem"]


def _about(problem: Problem, answers: Sequence[Answer]) -> Complaint:
    """A problem of the check, with the question whose answer is nearest to it."""
    own = [answer for answer in answers if answer.question.record == problem.record]
    path = counted(problem.path or str(problem.values.get("key", "")))
    shared = [(_shared(path, counted(answer.question.path)), answer) for answer in own]
    steps, nearest = max(shared, key=lambda pair: pair[0], default=(0, None))
    if nearest is None or not steps:
        return Complaint("check", problem=problem)
    return Complaint("check", {}, nearest.number, nearest.question.place, problem)


def _shared(one: str, other: str) -> int:
    """How many steps two paths share from the beginning."""
    pairs = zip(one.split("."), other.split("."), strict=False)
    count = 0
    for step, same in pairs:
        if step != same and same != "+":
            break
        count += 1
    return count


def _other_languages(question: Question) -> tuple[str, ...]:
    """The languages that still say what the field said before."""
    if not isinstance(question.current, Text):
        return ()
    own = question.path.rpartition(".")[2]
    return tuple(lang for lang in question.current.words if lang != own)
