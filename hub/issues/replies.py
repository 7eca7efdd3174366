"""Write the replies to an issue in the words of its form, and the text of the proposal made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from hub.catalogues import first_lines, sentences
from hub.issues.forms import Form
from hub.issues.issue_body import Complaint
from hub.issues.questions import questions
from hub.limits import MAX_COMPLAINTS
from hub.problems import FRENCH_FIRST, Phrase, Problem
from hub.text.escaping import escape_markdown

MARKER = "intake"
"""Marks the one comment in an issue that is kept up to date."""


def complaint_of(problem: Problem, form: Form, lines: Mapping[str, int]) -> Complaint:
    """Turn a problem of the check into a complaint about a question.

    The problem names the field; otherwise `lines`, the line of each field of the record, gives it. Where the check's
    sentence speaks of the file, the form's own sentence replaces it.
    """
    there = [path for path, line in lines.items() if line == problem.line]
    paths = [problem.path, str(problem.values.get("key", "")), *reversed(there)]
    paths += ["id"] if problem.code.endswith("-id") else []
    label = next((found for path in paths if (found := _label(path, form))), "")
    if own := sentences("intake", form.lang).get(f"check.{problem.code}"):
        value = " ".join(str(problem.values.get("value", "")).split())
        shown = value if len(value) <= 80 else f"{value[:79]}…"
        return Complaint(label, own.format(value=shown, hint=_guess(problem.values.get("hint", ""), form)))
    return Complaint(
        label if problem.may_follow_field_name(form.lang) else "", problem.sentence(form.lang, called=label)
    )


def _guess(hint: Phrase | str, form: Form) -> str:
    """A suggestion of the check, in the words of the form: two values go into two answers, not on two lines."""
    own = sentences("intake", form.lang).get(f"guess.{hint.code}") if isinstance(hint, Phrase) else ""
    if not own or not isinstance(hint, Phrase):
        return ""
    return own.format(**hint.values, label=_label(str(hint.values.get("other_key", "")), form))


def refusal_text(form: Form | None, complaints: Iterable[Complaint]) -> str:
    """The comment that says what must be corrected; in both languages when the form is not known."""
    if form is None:
        return "\n\n".join(sentences("intake", lang)["no-form"] for lang in FRENCH_FIRST) + "\n"
    found = list(complaints)
    lines = first_lines((f"- {_sentence(form, each)}" for each in found), len(found), form.lang, MAX_COMPLAINTS)
    return "\n".join([form.say("refused"), "", *lines, "", form.say("how-to-mend")]) + "\n"


def opened_text(form: Form, pull: int | None) -> str:
    """The comment that links to the proposal; without its number, the comment says that something else went wrong."""
    return (form.say("failed") if pull is None else form.say("opened").format(pull=pull)) + "\n"


def proposal_title(form: Form, identifier: str) -> str:
    """The title of the proposal: our own words and an id, no typed text."""
    return f"{form.say('title')}{identifier}"


def proposal_body(form: Form, number: int, file: str) -> str:
    """The body of the proposal; merging it closes the issue (GitHub: "linking a pull request to an issue")."""
    return f"{form.say('proposal').format(number=number, file=file)}\n\nCloses #{number}\n"


def _label(path: str, form: Form) -> str:
    """The label of the question for a path, or for a field above it or the first field below it."""
    asked = [(f"{question.path}.", question.label(form.lang)) for question in questions(form.registry)]
    around = (label for own, label in asked if path and f"{path}.".startswith(own))
    inside = (label for own, label in asked if path and own.startswith(f"{path}."))
    return next(chain(around, inside), "")


def _sentence(form: Form, complaint: Complaint) -> str:
    if not complaint.label:
        return escape_markdown(complaint.sentence)
    return form.say("about-answer").format(label=complaint.label, sentence=escape_markdown(complaint.sentence))
