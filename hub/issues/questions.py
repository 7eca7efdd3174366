"""The questions of the issue forms for each registry: fields of the models, in the order of a form.

The type of a field in `hub.model.records` decides how its question is asked and whether an answer is required.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from hub.model.fields import CLOSED_LISTS, Field, field_named
from hub.model.kinds import KINDS
from hub.model.records import Actor
from hub.model.rules import Identifier, Limit, Matching, Reference, Registry, Term, Zone
from hub.model.values import Name, PartialDate
from hub.model.words import field_words

Shape = Literal[
    "id", "word", "zone", "name", "line", "text", "prose", "texts", "date", "time", "url", "urls", "choice", "choices",
    "actor", "actors",
]  # fmt: skip
"""How an answer is read: the first shapes are typed, the last ones chosen or found in the registries."""
LINE, PARAGRAPH = 160, 400
"""The most characters of a text asked for on one line, and of a text of one paragraph. Longer texts are prose."""

LEFT_OUT = frozenset({"change_measured", "reach_counted"})
"""Choices that no form offers: the upper levels of evidence require a figure, which no form asks for."""

_SMALL: Mapping[type, Shape] = MappingProxyType({Name: "name", PartialDate: "date"})
_SEVERAL: Mapping[Shape, Shape] = MappingProxyType({"url": "urls", "prose": "texts"})


class Question(NamedTuple):
    """A question: the path of its field, the class and name that its words belong to, its shape, its list of
    choices."""

    path: str
    kind: type
    name: str
    shape: Shape
    choices: str
    required: bool
    limit: Limit | None

    def label(self, lang: str) -> str:
        """The label above the answer, in the form and in the issue."""
        return field_words(self.kind, self.name, lang).title


@cache
def questions(registry: Registry) -> tuple[Question, ...]:
    """All questions of a registry's form, in order. The id is optional: the intake proposes one."""
    kind = KINDS[registry].record
    return tuple(_question(kind, path) for path in KINDS[registry].asked)


def closed_list(name: str) -> tuple[str, ...] | None:
    """The choices of a closed list of the models, without those that forms leave out."""
    choices = CLOSED_LISTS.get(name)
    return None if choices is None else tuple(choice for choice in choices if choice not in LEFT_OUT)


def _question(kind: type, path: str) -> Question:
    steps = list(_steps(kind, path))
    owner, field = steps[-1]
    shape, choices = shape_of(field)
    required = all(step.required for _, step in steps) and path != "id"
    return Question(path, owner, field.name, shape, choices, required, field.rule(Limit))


def _steps(kind: type, path: str) -> Iterator[tuple[type, Field]]:
    """The fields along a path, each with its class."""
    for name in path.split("."):
        field = field_named(kind, name)
        yield kind, field
        kind = field.kind


def shape_of(field: Field) -> tuple[Shape, str]:
    """The shape of a field's answer, and the name of the list that its value is chosen from."""
    if field.kind is Actor:
        return ("actors" if field.listed else "actor"), ""
    if choices := _choices(field):
        return ("choices" if field.listed else "choice"), choices
    shape = _SMALL.get(field.kind) or _of_text(field)
    return (_SEVERAL[shape] if field.listed else shape), ""


def _choices(field: Field) -> str:
    for rule in field.rules:
        match rule:
            case Term(name) | Reference(name):
                return name
            case Matching("country"):
                return "countries"
    return field.closed_list


def _of_text(field: Field) -> Shape:
    """The shape of a text or word, from its rules."""
    for rule in field.rules:
        match rule:
            case Limit(most):
                return "line" if most <= LINE else "text" if most <= PARAGRAPH else "prose"
            case Matching("url"):
                return "url"
            case Matching("time"):
                return "time"
            case Identifier():
                return "id"
            case Zone():
                return "zone"
    return "word"
