"""A problem in the registries: its place, and its sentence in English or French."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from hub.catalogues import read_catalogue
from hub.languages import load_strings
from hub.limits import MAX_ADVICE, MAX_LABEL, MAX_MESSAGE, MAX_PROBLEMS, MAX_VALUE
from hub.text.escaping import Visible, label

_BEGINNING = re.compile(r"\{(?:field|key)\}\u00a0?: ")
Level = Literal["problem", "note"]
MESSAGE_LANGUAGES = ("en", "fr")
"""The languages of messages: those of the editors."""
FRENCH_FIRST = ("fr", "en")
"""The order of the two where both are shown: most editors are French."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One broken rule at one place. `code` names the message, `values` fill its braces.

    `path` leads to the field, such as `figures.0.label`; it is empty when the problem concerns the whole entry.
    """

    file: str
    line: int
    record: str
    code: str
    path: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    level: Level = "problem"

    def may_follow_field_name(self, lang: str) -> bool:
        """Whether the field's name may precede the sentence, which begins with that name or does not contain it."""
        template = messages(lang)[self.code]
        return bool(_BEGINNING.match(template)) or not ("{field}" in template or "{key}" in template)

    def sentence(self, lang: str, *, called: str = "") -> str:
        """What is wrong and what would be right, without the place.

        `called` is another name of the field, such as its label in a form; a sentence that begins with the field's name
        loses that beginning.
        """
        template, values = messages(lang)[self.code], {"field": counted(self.path), **self.values}
        if called:
            template = _BEGINNING.sub("", template)
            values |= dict.fromkeys(("field", "key"), called)
        said = template.format(**{key: _shown(value, lang) for key, value in values.items()})
        return said if len(said) <= MAX_MESSAGE else f"{said[: MAX_MESSAGE - 1]}…"

    def message(self, lang: str) -> str:
        """The full message: `file:line: record: what is wrong, and what would be right`."""
        where = f"{label(self.file, MAX_LABEL)}:{self.line}"
        return ": ".join([where, *([label(self.record, MAX_VALUE)] if self.record else []), self.sentence(lang)])


def counted(path: str) -> str:
    """A path with numbers counted from 1: `programme.1.sessions.2.time`."""
    return ".".join(str(int(part) + 1) if part.isdigit() else part for part in path.split("."))


@cache
def messages(lang: str) -> dict[str, str]:
    """The messages of the check in one language, by code."""
    return dict(read_catalogue("messages", f"{lang}.yml"))


def sort_problems(problems: list[Problem]) -> list[Problem]:
    """The problems sorted by file and line, without duplicates."""
    unique = {(p.file, p.line, p.record, p.code, repr((p.path, p.values))): p for p in problems}
    return [unique[key] for key in sorted(unique)]


TOO_MANY = "too-many-problems"
"""The code of the message that ends a check."""


def too_many(problems: Sequence[Problem]) -> bool:
    """Whether there are more than MAX_PROBLEMS problems, notes not counted."""
    if len(problems) <= MAX_PROBLEMS:
        return False
    return sum(problem.level == "problem" for problem in problems) > MAX_PROBLEMS


def limit_problems(found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems until there are too many, then a last one that says so; later problems are never computed.

    References to the same unknown id count once, since one correction mends them all.
    """
    count, seen = 0, set[tuple[str, Any]]()
    for problem in found:
        what = (
            (problem.code, str(problem.values["value"])) if problem.code in ("unknown-record", "unknown-term") else None
        )
        if problem.level == "problem" and what not in seen:
            count += 1
        if what:
            seen.add(what)
        yield problem
        if problem.code == TOO_MANY:
            return
        if count > MAX_PROBLEMS:
            yield _stopped_at(problem)
            return


def with_stop_notice(problems: list[Problem]) -> list[Problem]:
    """The problems; when there are too many, one more at the last place says that the check stopped."""
    return [*problems, _stopped_at(problems[-1])] if too_many(problems) else problems


def _stopped_at(problem: Problem) -> Problem:
    return Problem(file=problem.file, line=problem.line, record="", code=TOO_MANY, values={"most": MAX_PROBLEMS})


def _shown(value: Any, lang: str) -> str:
    """A value as a message shows it: items joined, a Word or a Phrase translated."""
    if isinstance(value, tuple | list | set | frozenset):
        return _joined(str(item) for item in value)
    if isinstance(value, Word):
        return str(load_strings(lang)[value.key])
    if isinstance(value, Phrase):
        return value.text(lang)
    return Visible(label(str(value), MAX_VALUE))


def _joined(items: Iterable[str]) -> str:
    """The items joined by commas, cut to the length that a message allows."""
    shown, length = list[str](), 0
    for item in items:
        shown.append(label(item, MAX_VALUE))
        length += len(shown[-1]) + 2
        if length > MAX_ADVICE:
            return ", ".join([*shown[:-1], "…"])
    return ", ".join(shown)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Part of a sentence that is itself a message, such as a suggestion."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, lang: str) -> str:
        """The text of this part in one language."""
        values = {key: Visible(label(str(value), MAX_ADVICE)) for key, value in self.values.items()}
        return messages(lang)[self.code].format(**values)


@dataclass(frozen=True, slots=True)
class Word:
    """Part of a sentence that is an interface word: its key in `hub/strings`."""

    key: str
