"""A record as somebody would answer the questions of its issue form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.issues.questions import Question, questions
from hub.model.rules import Registry


def answers_of(registry: Registry, record: Mapping[str, Any]) -> dict[str, str]:
    """The answers by the path of the field: texts in the record's own language, choices and records by their ids.

    Figures, coordinates and the like are not asked.
    """
    found = {one.path: _answer(one, _at(record, one.path), record["language"]) for one in questions(registry)}
    return {path: answer for path, answer in found.items() if answer}


def _at(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _answer(question: Question, value: Any, lang: str) -> str:
    if value is None:
        return ""
    match question.shape:
        case "choice" | "choices":
            return value if isinstance(value, str) else " ".join(value)
        case "actors":
            return "\n".join(_actor(one, lang) for one in value)
        case "texts":
            return "\n".join(f"- {_text(one, lang)}" for one in value)
        case "urls":
            return "\n".join(value)
    return _text(value, lang)


def _text(value: Any, lang: str) -> str:
    return str(value.get(lang, next(iter(value.values()))) if isinstance(value, dict) else value)


def _actor(value: Mapping[str, Any], lang: str) -> str:
    """The id of a partner or an organisation, or a name."""
    return _text(next(iter(value.values())), lang)
