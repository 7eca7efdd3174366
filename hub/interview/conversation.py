"""The conversation of `hub new`: asks one question after the other, again where the check would refuse the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hub.forms import to_identifier
from hub.interview.asking import FOLLOWS, Question
from hub.interview.drafting import Draft
from hub.models import Actor
from hub.problems import Problem
from hub.saying import sentences
from hub.schemas.describing import Words
from hub.values import Name, Text

DEFAULT_ZONE = "Europe/Paris"
"""That of the lead partner."""


@dataclass(slots=True)
class Interview:
    """Asks in one language, with `read` for a line of the answer and `say` for what is shown.

    `read` raises EOFError when there is nothing more to read.
    """

    draft: Draft
    lang: str
    read: Callable[[str], str]
    say: Callable[[str], None]

    def ask_all(self, questions: list[Question]) -> None:
        """Fills the draft, leaving out what follows from a question that was not answered."""
        for question in questions:
            before = FOLLOWS.get(question.path)
            if before is None or self.draft.get(before) is not None:
                self.ask(question)

    def ask(self, question: Question) -> None:
        """One field: shown with its words and choices, then answered until the check has nothing against it."""
        proposed = self._proposed(question)
        self._show(question, proposed)
        if question.by_line:
            self._ask_lines(question)
            return
        while True:
            answer = self._read() or proposed
            if not answer and not question.required:
                return
            value = question.value(answer, self._name_language(question, answer)) if answer else ""
            if self._take(question, value if answer else None):
                return

    def _ask_lines(self, question: Question) -> None:
        """A list of texts or actors, one a line."""
        taken: list[Any] = []
        while True:
            answer = self._read()
            if not answer and (taken or not question.required):
                return
            value = [*taken, *question.value(answer, self.lang)] if answer else None
            if self._take(question, value, otherwise=taken):
                taken = self.draft.get(question.path)

    def _take(self, question: Question, value: Any, *, otherwise: Any = None) -> bool:
        """Whether a value is kept; if not, the check's own sentence is said."""
        if not value:
            empty = {"field": question.path}
            fault: Problem | None = Problem(file="", line=1, record="", code="empty-needed", values=empty)
        else:
            self.draft.put(question.path, value)
            fault = self.draft.fault()
        if fault is not None:
            self.draft.put(question.path, otherwise or None)
            self._say("wrong", sentence=fault.sentence(self.lang))
        return fault is None

    def _name_language(self, question: Question, answer: str) -> str:
        """The language that a partner's or an organisation's name is in; other names are in that of the record."""
        if question.field.kind is not Name or question.path != "name" or not answer:
            return self.lang
        said = sentences("new", self.lang)
        self._title(Words(said["name-language"], said["name-language-help"]))
        self._say("proposed", value=self.lang)
        return self._read() or self.lang

    def _proposed(self, question: Question) -> str:
        """What Enter stands for."""
        if question.path == "id":
            named = self.draft.get("title") or self.draft.get("name") or {}
            return to_identifier(next(iter(named.values()), ""))
        return DEFAULT_ZONE if question.path == "zone" else ""

    def _show(self, question: Question, proposed: str) -> None:
        self._title(question.words)
        for number, (identifier, name) in enumerate(question.choices.items(), start=1):
            self.say(f"  {number:>2}  {identifier}{'' if identifier == name else f'  {name}'}")
        self._say_how(question)
        if proposed:
            self._say("proposed", value=proposed)
        elif not question.required:
            self._say("optional")

    def _say_how(self, question: Question) -> None:
        if question.field.kind is Actor:
            self._say("actor")
        elif question.choices:
            self._say("several" if question.by_word else "one")
        elif question.by_word:
            self._say("by-word")
        if question.field.listed and question.field.kind in (Actor, Text):
            self._say("by-line")

    def _title(self, words: Words) -> None:
        self.say(f"\n{words.title}\n  {words.description}")

    def _say(self, key: str, **values: str) -> None:
        self.say("  " + sentences("new", self.lang)[key].format(**values))

    def _read(self) -> str:
        return self.read("> ").strip()
