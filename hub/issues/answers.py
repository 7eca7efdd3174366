"""Convert the answers of an issue form into plain data with the keys and values of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from hub.issues.issue_body import Answers
from hub.issues.questions import Question, questions
from hub.reading import typed
from hub.reading.entries import Registries

_CHOSEN = re.compile(r"\(([A-Za-z0-9_-]+)\)(?=$|, )")


def record_values(answers: Answers, registries: Registries) -> dict[str, Any]:
    """The answered fields, nested as in a registry file; each text is in the language of the form."""
    values: dict[str, Any] = {"language": answers.form.lang}
    for question in questions(answers.form.registry):
        if question.path in answers.given:
            _put(values, question.path, _read(question, answers.given[question.path], answers.form.lang, registries))
    return values


def _put(values: dict[str, Any], path: str, value: Any) -> None:
    *around, name = path.split(".")
    for key in around:
        values = values.setdefault(key, {})
    values[name] = value


def _read(question: Question, answer: str, lang: str, registries: Registries) -> Any:
    readers: Mapping[str, Callable[[], Any]] = {
        "id": lambda: typed.one_line(answer),
        "word": lambda: typed.one_line(answer),
        "zone": lambda: typed.one_line(answer),
        "name": lambda: typed.name(answer, lang),
        "line": lambda: {lang: typed.one_line(answer)},
        "text": lambda: {lang: typed.one_line(answer)},
        "prose": lambda: {lang: typed.paragraphs(answer)},
        "texts": lambda: [{lang: item} for item in typed.items(answer)],
        "date": lambda: typed.day(answer, lang),
        "time": lambda: typed.clock(answer),
        "url": lambda: typed.web_address(typed.one_line(answer)),
        "urls": lambda: typed.web_addresses(answer),
        "choice": lambda: _chosen(typed.one_line(answer))[-1],
        "choices": lambda: list(dict.fromkeys(_chosen(typed.one_line(answer)))),
        "actor": lambda: typed.actor(answer, lang, registries),
        "actors": lambda: [typed.actor(item, lang, registries) for item in typed.items(answer)],
    }
    return readers[question.shape]()


def _chosen(answer: str) -> list[str]:
    """The ids in brackets at the end of each choice; the answer itself where somebody rewrote it."""
    return _CHOSEN.findall(answer) or [answer]
