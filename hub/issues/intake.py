"""Turn an issue opened with a form into a record of its registry, or into the list of what must be corrected first.

No typed text becomes a path, a branch or a command. The number of the issue names the branch, and an id is accepted
only when it consists of small letters, digits and hyphens.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from hub.checks.checking import check_data, has_problems
from hub.diagnosis.formats import MAX_ID, identifier_fault, to_identifier
from hub.issues.answers import record_values
from hub.issues.forms import LABEL, Form
from hub.issues.issue_body import Answers, Complaint, parse_body
from hub.issues.replies import complaint_of
from hub.model.kinds import RESERVED_IDS
from hub.model.registries import file_of
from hub.model.rules import Registry
from hub.problems import Problem
from hub.reading.entries import Registries
from hub.settings import Settings
from hub.style.entering import with_record

MAX_EVENT = 5_000_000
"""Bytes of a recorded event; the body of an issue has at most 65,536 characters."""


class NoIssueError(Exception):
    """The given file is not an event of an issue as GitHub records it."""


@dataclass(frozen=True, slots=True)
class Issue:
    """The parts of an issue that the intake reads. All but the number are untrusted: anybody may have typed them."""

    number: int
    body: str
    waiting: bool
    """Whether the issue is open and is not a pull request."""
    labelled: bool
    base: str = "main"
    """The default branch of the repository."""

    @property
    def branch(self) -> str:
        """The branch of the proposal; it is built again from main at each edit of the issue."""
        return f"intake/issue-{self.number}"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A record that can be proposed: its id, and the path and new text of the file that holds it."""

    form: Form
    identifier: str
    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What must be corrected before there is a record. `form` is None when the issue was not written with a form."""

    form: Form | None
    complaints: tuple[Complaint, ...]


def load_issue(path: Path) -> Issue:
    """The issue of a recorded event (`GITHUB_EVENT_PATH`).

    Raises NoIssueError for a file that is not an event of an issue, and OSError for a file that cannot be opened.
    """
    with path.open("rb") as stream:
        data = stream.read(MAX_EVENT + 1)
    try:
        return read_issue(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise NoIssueError(f"{path}: {error}") from None


def read_issue(event: Any) -> Issue:
    """The issue of an event. Raises NoIssueError."""
    try:
        issue, repository = event["issue"], event.get("repository") or {}
        if type(issue["number"]) is not int or issue["number"] < 1:
            raise NoIssueError("the event holds no issue with a number")
        return Issue(
            number=issue["number"],
            body=str(issue.get("body") or ""),
            waiting=issue.get("state") == "open" and "pull_request" not in issue,
            labelled=any(label["name"] == LABEL for label in issue.get("labels") or []),
            base=str(repository.get("default_branch") or "main"),
        )
    except (LookupError, TypeError, AttributeError):
        raise NoIssueError("the event is not one of an issue, as GitHub records it") from None


def take_in(issue: Issue, settings: Settings) -> Accepted | Refused | None:
    """The record that an issue gives, or what is wrong with it; None when the issue does not ask for a record."""
    answers = parse_body(issue.body) if issue.waiting else None
    if answers is None:
        return Refused(None, ()) if issue.waiting and issue.labelled else None
    if not answers.given:
        return Refused(answers.form, answers.complaints)
    registries, found = check_data(settings)
    if has_problems(found):
        return Refused(answers.form, (Complaint("", answers.form.say("broken-registries")),))
    return _record(answers, issue, settings, registries)


def _record(answers: Answers, issue: Issue, settings: Settings, registries: Registries) -> Accepted | Refused:
    form, values = answers.form, record_values(answers, registries)
    chosen = values.pop("id", None)
    problem = _bad_id(chosen, form.registry, registries) if chosen else None
    own = chosen if chosen and not problem else propose_id(values, form.registry, issue.number, registries)
    file = file_of(form.registry, own)
    text = with_record(settings.data, form.registry, own, {**values, "updated": str(settings.today)})
    complaints = [*answers.complaints, *([complaint_of(problem, form, {})] if problem else [])]
    reported = {complaint.label for complaint in answers.complaints if complaint.label}
    complaints += [found for found in _check(form, own, file, text, settings) if found.label not in reported]
    return Refused(form, tuple(complaints)) if complaints else Accepted(form, own, settings.data / file, text)


def propose_id(values: Mapping[str, Any], registry: Registry, number: int, registries: Registries) -> str:
    """An id made of the first whole words of the title or name; no record has it now or had it before."""
    (words,) = values.get("title", values.get("name", {"": ""})).values()
    whole = to_identifier(words[:MAX_ID]) if len(words) <= MAX_ID else to_identifier(words[:MAX_ID].rpartition(" ")[0])
    base = whole or f"{registry.removesuffix('s')}-{number}"
    taken = _taken_ids(registry, registries)
    numbered = (f"{base[: MAX_ID - 4].rstrip('-')}-{again}" for again in range(2, 1000))
    return next(candidate for candidate in (base, *numbered) if candidate not in taken)


def _taken_ids(registry: Registry, registries: Registries) -> frozenset[str]:
    former = (identifier for entry in registries.entries[registry] for identifier in entry.record.former_ids)
    return frozenset({*registries.known_ids[registry], *former, *RESERVED_IDS})


def _bad_id(identifier: str, registry: Registry, registries: Registries) -> Problem | None:
    """The problem of an id that somebody chose, found before it names a file; the check goes on with a proposed id."""
    if code := identifier_fault(identifier):
        return Problem(file="", line=1, record="", code=code, values={"value": identifier, "hint": ""})
    first = next((entry for entry in registries.entries[registry] if entry.record.id == identifier), None)
    values = {"value": identifier, "first": f"{first.file}:{first.line}" if first else ""}
    return Problem(file="", line=1, record="", code="duplicate-id", values=values) if first else None


def _check(form: Form, identifier: str, file: PurePosixPath, text: str, settings: Settings) -> list[Complaint]:
    """The problems that the check finds in the registries with the new record, in the words of the form."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / settings.data.name
        shutil.copytree(settings.data, data)
        (data / file).write_text(text, encoding="utf-8", newline="\n")
        registries, found = check_data(replace(settings, data=data))
    lines = next(
        (entry.lines for entry in registries.entries[form.registry] if entry.record.id == identifier),
        dict[str, int](),
    )
    return [
        complaint_of(problem, form, lines if problem.record == identifier else {})
        for problem in found
        if problem.level == "problem"
    ]
