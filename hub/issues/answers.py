"""Convert the answers of an issue form into plain data with the keys and values of the model.

Nothing is guessed. A date in figures is read as day first, and only in the French form: `04/02/2027` can mean two days
in English. An answer that cannot be read stays as it was typed, so that the check reports it and says what would be
right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from babel import Locale

from hub.diagnosis import formats
from hub.issues.issue_body import Answers
from hub.issues.questions import Question, questions
from hub.reading.entries import Registries

_BULLET = re.compile(r"^\s*(?:[-*•–]|[0-9]{1,2}[.)])\s+")
_CHOSEN = re.compile(r"\(([A-Za-z0-9_-]+)\)(?=$|, )")
_QUOTES = "\"'“”«» \u00a0\u202f"
"""Signs that people type around a date because they stand around it in a file."""
_SPACE = re.compile(r"[ \t\n]+")
_NEXT_ADDRESS = re.compile(r"(?<![\s,;])[\s,;]++(?=https?://)")
_WRITTEN_DAY = re.compile(r"(?:([0-9]{1,2})(?:er|st|nd|rd|th)?\s+)?([^\W\d_]+)\.?\s+([0-9]{4})")


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
        "id": lambda: _line(answer),
        "word": lambda: _line(answer),
        "zone": lambda: _line(answer),
        "name": lambda: _name(_line(answer), lang),
        "line": lambda: {lang: _line(answer)},
        "text": lambda: {lang: _line(answer)},
        "prose": lambda: {lang: _prose(answer)},
        "texts": lambda: [{lang: item} for item in _items(answer)],
        "date": lambda: _date(_line(answer).strip(_QUOTES), lang),
        "time": lambda: _time(_line(answer).strip(_QUOTES)),
        "url": lambda: _address(_line(answer)),
        "urls": lambda: _addresses(answer),
        "choice": lambda: _chosen(_line(answer))[-1],
        "choices": lambda: list(dict.fromkeys(_chosen(_line(answer)))),
        "actor": lambda: _actor(answer, lang, registries),
        "actors": lambda: [_actor(item, lang, registries) for item in _items(answer)],
    }
    return readers[question.shape]()


def _line(answer: str) -> str:
    """The answer on one line. No-break spaces stay, because French needs them."""
    return _SPACE.sub(" ", answer).strip()


def _name(answer: str, lang: str) -> dict[str, str]:
    """A name, in the language whose code stands before it, as in `hr: Grad Rijeka`; else in that of the form."""
    code, colon, rest = answer.partition(": ")
    return {code: rest.strip()} if colon and formats.matches("language", code) else {lang: answer}


def _prose(answer: str) -> str:
    """The paragraphs as they were typed, with one empty line between them."""
    return re.sub("\n{3,}", "\n\n", answer)


def _items(answer: str) -> list[str]:
    """One item per line, without bullets or numbers."""
    lines = (_BULLET.sub("", line).strip() for line in answer.split("\n"))
    return [line for line in lines if line]


def _addresses(answer: str) -> list[str]:
    """The addresses, one per line or separated by commas or spaces; each address once."""
    found = (_address(part) for item in _items(answer) for part in _NEXT_ADDRESS.split(item))
    return list(dict.fromkeys(found))


def _address(answer: str) -> str:
    return answer.strip().removeprefix("<").rstrip(",;").removesuffix(">")


def _chosen(answer: str) -> list[str]:
    """The ids in brackets at the end of each choice; the answer itself where somebody rewrote it."""
    return _CHOSEN.findall(answer) or [answer]


def _time(answer: str) -> str:
    """Hours and minutes from `10h00`, `10 h` or `9.30`."""
    return formats.hint("time", re.sub(r"\s", "", answer)) or answer


def _date(answer: str, lang: str) -> str:
    """An ISO 8601 date from `4 février 2027`, `1er mars 2027` or `mars 2027`, and in French also from `04/02/2027`."""
    if lang == "fr" and (day_first := formats.date_hint(answer)):
        return day_first
    match = _WRITTEN_DAY.fullmatch(answer)
    month = _months(lang).get(match[2].casefold()) if match else None
    if match is None or month is None:
        return answer
    return f"{match[3]}-{month:02}" + (f"-{int(match[1]):02}" if match[1] else "")


def _months(lang: str) -> dict[str, int]:
    names = Locale(lang).months["format"]
    return {
        name.rstrip(".").casefold(): number
        for width in ("wide", "abbreviated")
        for number, name in names[width].items()
    }


def _actor(answer: str, lang: str, registries: Registries) -> dict[str, Any]:
    """A partner or an organisation, by its id or one of its names; the typed name where the registries have neither."""
    wanted = _line(answer).casefold()
    for key, registry in (("partner", "partners"), ("organisation", "organisations")):
        for entry in registries.entries[registry]:
            record = entry.record
            names = (record.id, record.short, *record.name.words.values())
            if wanted in {name.casefold() for name in names if name}:
                return {key: record.id}
    return {"name": {lang: _line(answer)}}
