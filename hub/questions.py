"""What the issue forms ask for each registry: fields of the models, in the order of a form.

How a question is put and whether it must be answered follow from the field's type in `hub.models`.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from hub import models
from hub.describing import field_words
from hub.files import REGISTERED
from hub.models import Actor
from hub.rules import Identifier, Limit, Matching, Reference, Registry, Term, Zone
from hub.values import Name, PartialDate, Text

Shape = Literal["id", "word", "name", "line", "text", "prose", "texts", "date", "time", "url", "urls", "zone"]
Chosen = Literal["choice", "choices", "actors"]

_PLACE = ("location.country", "location.region.name", "location.region.nuts", "location.city")
_WHO = ("name", "short")

ASKED: Mapping[Registry, tuple[str, ...]] = MappingProxyType(
    {
        "practices": (
            *("title", "local_title", "summary", "owners", *_PLACE, "start", "end", "status", "problem"),
            *("what_it_does", "who_is_involved", "evidence_level", "evidence", "resources", "challenges"),
            *("transfer_potential", "themes", "audiences", "areas", "levers", "sources", "id"),
        ),
        "events": (
            *("title", "kind", "scope", "status", "start", "end", "start_time", "end_time", "zone", "online"),
            *("venue", "location.city", "location.country", "organisers", "partners", "summary", "description"),
            *("sources", "id"),
        ),
        "partners": (
            *(*_WHO, "role", "kind", *_PLACE, "website", "summary", "description", "policy_instrument"),
            *("sources", "id"),
        ),
        "organisations": (*_WHO, "kind", *_PLACE, "website", "summary", "sources", "id"),
    }
)
"""Paths of fields. What a form would ask badly (figures, programmes, coordinates) is added in the file afterwards."""

LEFT_OUT = frozenset({"results"})
"""A choice that needs what no form asks: this level of evidence wants a figure of kind `result`."""

_LITERALS = ("Role", "EvidenceLevel", "PracticeStatus", "EventStatus", "EventScope")


class Question(NamedTuple):
    """One question: the path of its field, the class and name that have its words, its shape and its list."""

    path: str
    kind: type
    name: str
    shape: Shape | Chosen
    choices: str
    required: bool
    limit: Limit | None

    def label(self, lang: str) -> str:
        """What stands above the answer, in the form and in the issue."""
        return field_words(self.kind, self.name, lang).title


@cache
def questions(registry: Registry) -> tuple[Question, ...]:
    """All questions of a registry's form, in order; an id is proposed where none is given."""
    kind = REGISTERED[registry].kind
    return tuple(_question(kind, path) for path in ASKED[registry])


def closed_list(name: str) -> tuple[str, ...] | None:
    """The choices of a list that stands in the models, without those that a form leaves out."""
    literal = getattr(models, name, None) if name in _LITERALS else None
    return tuple(choice for choice in get_args(literal) if choice not in LEFT_OUT) if literal else None


def _question(kind: type, path: str) -> Question:
    *around, (owner, name, hint, required) = _steps(kind, path)
    shape, choices = _shape(hint)
    needed = required and all(step[3] for step in around) and path != "id"
    return Question(path, owner, name, shape, choices, needed, _limit(hint))


def _steps(kind: type, path: str) -> Iterator[tuple[type, str, Any, bool]]:
    """The fields on the way to a path: their class, name, type and whether they are needed."""
    for name in path.split("."):
        hint = get_type_hints(kind, include_extras=True)[name]
        field = next(field for field in dataclasses.fields(kind) if field.name == name)
        yield kind, name, hint, field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        inner = _present(hint)
        kind = inner if isinstance(inner, type) else kind


def _present(hint: Any) -> Any:
    """The type of a value that is there."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(inner for inner in get_args(hint) if inner is not type(None))
    return hint


def _shape(hint: Any) -> tuple[Shape | Chosen, str]:
    """How a value of this type is asked for, and the name of the list it is chosen from."""
    base, *rules = get_args(_present(hint)) if get_origin(_present(hint)) is Annotated else (_present(hint),)
    if get_origin(base) is tuple:
        return _many(*_shape(get_args(base)[0]), base)
    if get_origin(base) is Literal:
        return "choice", next(name for name in _LITERALS if getattr(models, name) == base)
    for rule in rules:
        match rule:
            case Term(vocabulary):
                return "choice", vocabulary
            case Reference(registry):
                return "choice", registry
            case Matching("country"):
                return "choice", "countries"
            case Matching("url"):
                return "url", ""
            case Matching("time"):
                return "time", ""
            case Limit(most):
                return ("line" if most <= 160 else "text" if most <= 400 else "prose"), ""
            case Identifier():
                return "id", ""
            case Zone():
                return "zone", ""
    shapes: dict[Any, Shape] = {str: "word", Text: "line", Name: "name", PartialDate: "date"}
    return ("actors", "") if base is Actor else (shapes[base], "")


def _limit(hint: Any) -> Limit | None:
    return next((rule for rule in get_args(_present(hint)) if isinstance(rule, Limit)), None)


def _many(shape: Shape | Chosen, choices: str, base: Any) -> tuple[Shape | Chosen, str]:
    several: dict[str, Shape | Chosen] = {"choice": "choices", "url": "urls", "prose": "texts", "actors": "actors"}
    return several[shape], choices
