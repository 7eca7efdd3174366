"""A question of the letter: the field that it is about, what the hub says there, and how its answer is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from hub.localization.localizer import LocalizedText, Localizer
from hub.model.rules import Registry
from hub.problems import counted

Shape = Literal[
    "word", "line", "text", "prose", "name", "date", "time", "period", "contact", "number", "url", "urls", "choice",
    "records", "actors", "tick",
]  # fmt: skip
"""How an answer is read. A tick stands for a value that the question itself holds."""


class Choice(NamedTuple):
    """A value that may be chosen, and its label in the language of the letter."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question about one field of a record.

    `path` leads to the field, with `+` for an item to add. `state` is the sign of what the field holds.
    """

    registry: Registry
    record: str
    path: str
    state: str
    file: str
    line: int
    shape: Shape
    label: str
    hint: str = ""
    shown: Sequence[LocalizedText] = ()
    """What the hub says, a paragraph each; nothing where it is missing."""
    current: Any = None
    """The value of the field, of which the hub says that."""
    choices: Sequence[Choice] = ()
    refers: Registry = ""
    """The registry of the records that the answer names."""
    ticked: Any = None
    """The value that a tick writes."""
    form: str = ""
    """The address of the field in the form in the browser."""
    edit: str = ""
    """The address of its line in the repository."""

    @property
    def place(self) -> str:
        """The address of the field, with items counted from 1: `practices/cyberocc: figures.3.period`."""
        record = f"{self.registry}/{self.record}" if self.record else self.registry
        return f"{record}: {counted(self.path)}"

    @property
    def missing(self) -> bool:
        """Whether the hub says nothing there yet."""
        return not self.shown and self.shape != "tick"


class Group(NamedTuple):
    """Questions about one item of a record, such as a figure; those about the record itself have no caption."""

    caption: str
    questions: Sequence[Question]


class Section(NamedTuple):
    """The questions about one record: its title, the address of its page."""

    title: LocalizedText
    page: str
    groups: Sequence[Group]


class Letter(NamedTuple):
    """All questions to a partner in one language; `dated` is the day of the last change of what they are about."""

    partner: str
    localizer: Localizer
    title: str
    dated: date
    sections: Sequence[Section]

    @property
    def lang(self) -> str:
        """The code of its language."""
        return self.localizer.language.code

    @property
    def numbered(self) -> dict[str, tuple[int, Question]]:
        """The questions by their places, with their numbers in the letter: first what is missing, then the rest."""
        found = [question for section in self.sections for group in section.groups for question in group.questions]
        ordered = sorted(found, key=lambda question: not question.missing)
        return {question.place: (number, question) for number, question in enumerate(ordered, start=1)}
