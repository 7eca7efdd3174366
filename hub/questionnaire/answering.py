"""Read an answer as the value of its field. Nothing is guessed: what cannot be read is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from babel import Locale
from babel.numbers import NumberFormatError, parse_decimal

from hub.diagnosis.formats import matches
from hub.languages import KNOWN_LANGUAGES, load_strings
from hub.model.fields import fields_of
from hub.model.records import Actor
from hub.model.values import Name, Text, is_date
from hub.questionnaire.questions import Question
from hub.reading import typed
from hub.reading.entries import Registries

_TICKS = frozenset({"x", "×", "✓", "✔", "☒", "☑", "✗", "ok"})
_SPAN = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})\s*[–—/]\s*([0-9]{4}(?:-[0-9]{2}){0,2})|([0-9]{4})\s*-\s*([0-9]{4})")
_NUMBER = re.compile("[0-9][0-9.,’\u00a0\u202f ]{0,20}")
_GROUPING = re.compile("[\u00a0\u202f ](?=[0-9]{3})")
"""A space between groups of digits, which people type where the language has another one."""
_ITEM = re.compile(r"(?:[-*] |[0-9]{1,2}[.)] )")
"""How an item of a list begins in Markdown."""


class UnreadableError(Exception):
    """An answer that cannot be read: the key of the sentence that says what is expected, and its values."""

    def __init__(self, code: str, value: str = "", **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, {"value": value, **values}


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Reads answers in the language of a letter."""

    lang: str
    locale: Locale
    registries: Registries

    def read(self, question: Question, answer: str) -> Any:
        """The value that an answer stands for. Raises UnreadableError."""
        readers: Mapping[str, Callable[[], Any]] = {
            "prose": lambda: _paragraphs(answer),
            "date": lambda: _formed("date", typed.day(answer, self.lang)),
            "time": lambda: _formed("time", typed.clock(answer)),
            "period": lambda: _formed("period", self._period(answer)),
            "contact": lambda: _formed("contact", typed.web_address(typed.one_line(answer)).removeprefix("mailto:")),
            "url": lambda: _formed("url", typed.web_address(typed.one_line(answer))),
            "urls": lambda: [_formed("url", address) for address in typed.web_addresses(answer)],
            "number": lambda: self._number(typed.one_line(answer)),
            "choice": lambda: _choice(question, typed.one_line(answer)),
            "records": lambda: list(dict.fromkeys(self._record(question, item) for item in typed.items(answer))),
            "actors": lambda: [self._actor(question, item) for item in typed.items(answer)],
            "tick": lambda: _tick(question, typed.one_line(answer)),
        }
        return readers.get(question.shape, lambda: typed.one_line(answer))()

    def _period(self, answer: str) -> str:
        line = typed.one_line(answer)
        if match := _SPAN.fullmatch(line):
            return "/".join(part for part in match.groups() if part)
        return typed.day(line, self.lang)

    def _number(self, line: str) -> float:
        """A number in the notation of the language: `1 946`, `1.946,5` or `1,946.5`."""
        if not _NUMBER.fullmatch(line):
            raise UnreadableError("number", line)
        try:
            number = parse_decimal(_GROUPING.sub("", line), locale=self.locale, strict=True)
        except NumberFormatError:
            raise UnreadableError("number", line) from None
        return int(number) if number == number.to_integral_value() else float(number)

    def _record(self, question: Question, item: str) -> str:
        """The id of a record, by the name that the letter shows or by another one of its names."""
        for shown, identifier in zip(question.shown, question.current or (), strict=False):
            if shown.text.casefold() == typed.one_line(item).casefold():
                return str(identifier)
        if found := typed.record_named(item, question.refers, self.registries):
            return found
        raise UnreadableError("record", typed.one_line(item), registry=question.refers)

    def _actor(self, question: Question, item: str) -> dict[str, Any]:
        """An actor: one that the letter shows, as it is; else a record, or a body that has only a name."""
        for shown, actor in zip(question.shown, question.current or (), strict=False):
            if shown.text.casefold() == typed.one_line(item).casefold():
                return _plain_actor(actor)
        return typed.actor(item, self.lang, self.registries)


def is_unchanged(question: Question, value: Any) -> bool:
    """Whether an answer only says again what is there."""
    current = question.current
    if isinstance(current, Text | Name):
        return bool(current.words.get(question.path.rpartition(".")[2]) == value)
    if question.shape == "actors":
        return bool(value == [_plain_actor(actor) for actor in current or ()])
    if isinstance(current, tuple):
        return bool(list(current) == value)
    return current is not None and value in (current, str(current))


def _formed(form: str, value: str) -> str:
    if not (is_date(value) if form == "date" else matches(form, value)):
        raise UnreadableError(form, value)
    return value


def _paragraphs(answer: str) -> str:
    """The paragraphs of a text with an empty line between them; the items of a list stay together."""
    lines = [line for line in answer.split("\n") if line.strip()]
    joined = lines[:1]
    for before, line in pairwise(lines):
        joined += ["\n" if _ITEM.match(before) and _ITEM.match(line) else "\n\n", line]
    return "".join(joined)


def _choice(question: Question, line: str) -> str:
    wanted = line.casefold().strip(" .")
    for choice in question.choices:
        if wanted in (choice.label.casefold(), choice.value):
            return choice.value
    raise UnreadableError("choice", line, choices=", ".join(choice.label for choice in question.choices))


def _tick(question: Question, line: str) -> Any:
    agreed = {str(load_strings(code)["questions.agreed"]) for code in KNOWN_LANGUAGES}
    if line.casefold().strip(" .!") not in _TICKS | agreed:
        raise UnreadableError("tick", line)
    return question.ticked


def _plain_actor(actor: Actor) -> dict[str, Any]:
    """An actor as it stands in a registry."""
    status = actor.name_status
    given = {
        "partner": actor.partner,
        "organisation": actor.organisation,
        "name": dict(actor.name.words) if actor.name else None,
        "name_status": {
            field.name: list(value) if isinstance(value := getattr(status, field.name), tuple) else value
            for field in fields_of(type(status))
            if getattr(status, field.name)
        }
        if status
        else None,
    }
    return {key: value for key, value in given.items() if value}
