"""Values, captions and choices in the words of the letter's language."""

from __future__ import annotations

from typing import Any

from hub.localization.formatting import format_clock, format_number, format_period
from hub.localization.localizer import LocalizedText, Localizer
from hub.model.events import Delegation, ProgrammeDay
from hub.model.fields import Field, fields_of
from hub.model.names import heading_language, is_ours
from hub.model.practices import Figure, SeriesValue, level_term
from hub.model.records import Actor
from hub.model.rules import Limit, Reference, Registry
from hub.model.values import Name, PartialDate, Text
from hub.questionnaire.questions import Choice, Shape
from hub.questionnaire.theirs import answer_shape

_CHOICES = {
    "PracticeStatus": "practice_status",
    "EventStatus": "event_status",
    "Evidence": "session_evidence",
    "FigureKind": "figure_kinds",
}
"""The closed lists that the letter asks about, and the words of their choices."""


def field_label(localizer: Localizer, field: Field, registry: Registry = "") -> str:
    """What a field is called in the letter: in a kind of record that has a word of its own for it, by that word."""
    key = f"questions.fields.{registry}_{field.name}"
    if key in localizer.language.strings:
        return localizer.word(key)
    return localizer.word(f"questions.fields.{field.closed_list or field.name}")


def choices(localizer: Localizer, field: Field) -> list[Choice]:
    """The choices of a closed list, with their labels."""
    if field.closed_list == "EvidenceLevel":
        return [Choice(one, localizer.term("evidence_levels", level_term(one)).text) for one in field.choices]
    words = _CHOICES.get(field.closed_list, "")
    return [Choice(one, localizer.word(f"{words}.{one}")) for one in field.choices]


def hint(localizer: Localizer, field: Field, shape: Shape) -> str:
    """How the answer is written, with the most characters of a text."""
    limit: Limit | None = field.rule(Limit)
    if limit is not None:
        most = limit.strict.get(localizer.language.code, limit.most)
        return localizer.word("questions.limit", most=format_number(most, localizer.language.locale))
    key = f"questions.hints.{shape}"
    return localizer.word(key) if key in localizer.language.strings else ""


def shown(localizer: Localizer, field: Field, value: Any, part: Any, own: str) -> list[LocalizedText]:
    """What the hub says in a field, a paragraph each; `part` holds the field, `own` is the language of its record."""
    if isinstance(value, Text):
        return [localizer.say(value, own)]
    if isinstance(value, Name):
        return _names(localizer, value, part if field.name == "name" else None)
    if field.listed:
        return [_called(localizer, item, field) for item in value]
    return [LocalizedText(_simple(localizer, field, value, part))]


def _simple(localizer: Localizer, field: Field, value: Any, part: Any) -> str:
    locale = localizer.language.locale
    if isinstance(value, PartialDate):
        return localizer.date(value)
    if field.choices:
        return next(choice.label for choice in choices(localizer, field) if choice.value == value)
    match answer_shape(field):
        case "number":
            return localizer.quantity(value, getattr(part, "unit", None))
        case "period":
            return format_period(value, locale)
        case "time":
            return format_clock(value, locale)
    return str(value)


def _names(localizer: Localizer, name: Name, named: Any) -> list[LocalizedText]:
    """A name as it stands in the headings of pages in this language, and our translation where there is one."""
    here = localizer.language.code
    if named is None:
        return [localizer.name_in(name, here if here in name.words else name.own_language)]
    found = [localizer.heading(named)]
    if is_ours(named, here) and heading_language(named, here) != here:
        found.append(LocalizedText(f"{name.words[here]} ({localizer.word('names.ours')})"))
    return found


def name_language(localizer: Localizer, name: Name, named: Any) -> str:
    """The language of the name that the letter shows and asks about."""
    here = localizer.language.code
    if named is not None:
        return heading_language(named, here)
    return here if here in name.words else name.own_language


def _called(localizer: Localizer, item: Any, field: Field) -> LocalizedText:
    """The name of a record or an actor that a list names."""
    if isinstance(item, Actor):
        if item.name is not None:
            return localizer.heading(item)
        registry, identifier = ("partners", item.partner) if item.partner else ("organisations", item.organisation)
        return record_name(localizer, registry, identifier or "")
    reference: Reference = field.rule(Reference)
    return record_name(localizer, reference.registry, item)


def record_name(localizer: Localizer, registry: Registry, identifier: str) -> LocalizedText:
    """The name or title of a record; the id alone of one that is hidden."""
    entry = localizer.joined.entries[registry].get(identifier)
    return localizer.title(entry.record) if entry else LocalizedText(identifier)


def item_caption(localizer: Localizer, field: Field, number: int, item: Any, own: str) -> str:
    """What an item of a list is about: the name of the list, its number, and its own words."""
    label = f"{field_label(localizer, field)} – {number}"
    return localizer.word("questions.labelled", label=label, text=_item_words(localizer, item, own))


def _item_words(localizer: Localizer, item: Any, own: str) -> str:
    match item:
        case Figure():
            kind = localizer.word(f"figure_kinds.{item.kind}")
            return f"{localizer.quantity(item.value, item.unit)}, {localizer.say(item.label, own).text} ({kind})"
        case SeriesValue():
            return f"{localizer.quantity(item.value, item.unit)}, {localizer.say(item.label, own).text}"
        case ProgrammeDay():
            return localizer.date(item.date)
        case Delegation():
            return record_name(localizer, "partners", item.partner).text
    texts = (getattr(item, field.name) for field in fields_of(type(item)) if field.kind is Text)
    return next((localizer.say(text, own).text[:120] for text in texts if text is not None), "")
