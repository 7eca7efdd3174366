"""Which fields of a record concern those whom it is about; ids, codes and classifications are the editors' own."""

from __future__ import annotations

from hub.issues.questions import shape_of
from hub.model.events import Documented
from hub.model.fields import Field
from hub.model.records import Actor, Coordinates, NameStatus, Region
from hub.model.rules import Asked, Identifier, Matching, Past, Reference, Registry, Term, Zone
from hub.questionnaire.questions import Shape

_CODES = frozenset({"language", "country", "nuts", "image"})
_CLASSIFYING = frozenset({"Publish", "Role", "EventScope", "FigureKind"})
"""Closed lists that say how the hub treats a record or a figure."""
_PARTS = (bool, Coordinates, Documented, NameStatus, Region)
"""What editors set by a rule, or what is asked for in other words: `hub.questionnaire.events` asks who took part."""
_FORMS: dict[str, Shape] = {"url": "url", "time": "time", "period": "period", "contact": "contact"}


def is_asked_about(part: type) -> bool:
    """Whether the fields of a part are asked about at all."""
    return part not in _PARTS


def is_theirs(field: Field, registry: Registry) -> bool:
    """Whether those concerned can say if the value is right. A reference to records of the same kind is a hint for
    readers, a single one says whom an item is about, and editors choose among the documents of the library."""
    if field.kind in _PARTS or field.closed_list in _CLASSIFYING:
        return False
    if any(isinstance(rule, Identifier | Past | Term | Zone) for rule in field.rules):
        return False
    reference, form = field.rule(Reference), field.rule(Matching)
    if reference and (not field.listed or reference.registry in (registry, "documents")):
        return False
    return form is None or form.form not in _CODES


def is_asked(field: Field) -> bool:
    """Whether the letter asks for the value while it is absent."""
    return field.rule(Asked) is not None


def is_watched(field: Field) -> bool:
    """Whether a value that is there needs no confirmation: the weekly watch follows web addresses."""
    form = field.rule(Matching)
    return form is not None and form.form == "url"


def answer_shape(field: Field) -> Shape:
    """How the answer for one value is read."""
    if field.kind is Actor:
        return "actors"
    if field.rule(Reference):
        return "records"
    if field.choices:
        return "choice"
    if field.kind in (int, float):
        return "number"
    if form := field.rule(Matching):
        return _FORMS.get(form.form, "word")
    return _text_shape(field.item)


def _text_shape(field: Field) -> Shape:
    match shape_of(field)[0]:
        case "name" | "line" | "text" | "prose" | "date" as shape:
            return shape
    return "word"
