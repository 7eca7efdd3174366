"""Split the body of an issue opened with a form into answers.

GitHub writes every question as a heading, `### Label`, with the answer below it, and does not mark where an answer
ends. So each heading of the form must occur once and in order, and no answer may hold a line that begins with `###`. A
body that could be read in two ways is refused; the intake does not guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from textwrap import shorten
from typing import NamedTuple

from hub.issues.forms import CONSENTS, FORMS, Form
from hub.issues.questions import Question, questions
from hub.reading.typed import plain_text

MAX_BODY = 100_000
"""Characters; GitHub accepts 65,536."""
MAX_MISPLACED = 5
"""The most misplaced headings to report: the others have the same cause."""
_HEADING = re.compile(r" {0,3}###[ \t\u00a0]+(\S.*)")
_NO_RESPONSE = ("_No response_", "")
_NO_CHOICE = (*_NO_RESPONSE, "None")
"""GitHub writes the first where nothing was typed, and `None` where nothing was chosen."""
_BOX = re.compile(r"^[-*] \[([ xX])\]", re.MULTILINE)
_PICTURE = re.compile(r"!\[[^\]\n]{0,500}\]\(|<img\b", re.IGNORECASE)


class Complaint(NamedTuple):
    """What is wrong with an answer, in the language of the form. `label` is empty when it concerns the whole issue."""

    label: str
    sentence: str


class Answers(NamedTuple):
    """A filled form: the answers by the path of their field, and the faults found so far.

    `given` is empty where the body can be read in two ways.
    """

    form: Form
    given: Mapping[str, str]
    complaints: tuple[Complaint, ...]


def parse_body(body: str) -> Answers | None:
    """Split a body into the answers of the form that its first known heading belongs to.

    Text above that heading was added by hand and is ignored. None when the body has no known heading.
    """
    lines = plain_text(body[:MAX_BODY]).split("\n")
    headings = [(number, match[1].strip()) for number, line in enumerate(lines) if (match := _HEADING.fullmatch(line))]
    form, first = next(((_MARKERS[_key(words)], at) for at, words in headings if _key(words) in _MARKERS), (None, 0))
    if form is None:
        return None
    if len(body) > MAX_BODY:
        return Answers(form, {}, (Complaint("", form.say("too-long").format(most=MAX_BODY)),))
    headings = [heading for heading in headings if heading[0] >= first]
    if misplaced := list(islice(_misplaced(form, [words for _, words in headings]), MAX_MISPLACED)):
        return Answers(form, {}, tuple(misplaced))
    found = _split_answers(headings, lines)
    given = {
        question.path: answer
        for question in questions(form.registry)
        if (answer := found.get(_key(question.label(form.lang)), "")) not in _empty(question)
    }
    return Answers(form, given, tuple(_faults(form, found, given)))


def _split_answers(headings: Sequence[tuple[int, str]], lines: Sequence[str]) -> dict[str, str]:
    """The text below each heading, up to the next one; headings are given by their lines."""
    ends = [*(number for number, _ in headings[1:]), len(lines)]
    return {
        _key(words): _visible("\n".join(lines[at + 1 : end])) for (at, words), end in zip(headings, ends, strict=True)
    }


def _misplaced(form: Form, headings: list[str]) -> Iterator[Complaint]:
    """Every line that begins with ### and is not the next heading of the form."""
    expected = [_key(form.say("marker")), *(_key(question.label(form.lang)) for question in questions(form.registry))]
    place = -1
    for words in headings:
        if _key(words) not in expected:
            yield Complaint("", form.say("foreign-heading").format(heading=shorten(words, 60, placeholder="…")))
        elif expected.index(_key(words)) <= place:
            yield Complaint("", form.say("repeated-heading").format(heading=shorten(words, 60, placeholder="…")))
        else:
            place = expected.index(_key(words))


def _faults(form: Form, found: Mapping[str, str], given: Mapping[str, str]) -> Iterator[Complaint]:
    marker = form.say("marker")
    boxes = _BOX.findall(found[_key(marker)])
    if len(boxes) != len(CONSENTS) or " " in boxes:
        yield Complaint(marker, form.say("no-consent"))
    for question in questions(form.registry):
        label = question.label(form.lang)
        if question.required and question.path not in given:
            yield Complaint(label, form.say("no-answer"))
        elif _PICTURE.search(given.get(question.path, "")):
            yield Complaint(label, form.say("picture"))


def _empty(question: Question) -> tuple[str, ...]:
    return _NO_CHOICE if question.choices else _NO_RESPONSE


def _visible(answer: str) -> str:
    """An answer as GitHub shows it: without HTML comments and surrounding space."""
    parts, rest = [], answer
    while (start := rest.find("<!--")) >= 0 and (end := rest.find("-->", start + 4)) >= 0:
        parts.append(rest[:start])
        rest = rest[end + 3 :]
    return "\n".join(line.rstrip() for line in "".join([*parts, rest]).split("\n")).strip()


def _key(heading: str) -> str:
    """A heading reduced to its words, for comparison."""
    return " ".join(heading.split()).casefold()


_MARKERS = {_key(form.say("marker")): form for form in FORMS}
