"""The questions about one record, from the fields of its model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from hub.localization.localizer import LocalizedText, Localizer
from hub.model.fields import Field, field_named, fields_of, written_fields
from hub.model.names import Named
from hub.model.practices import Practice
from hub.model.records import Actor, Record
from hub.model.rules import Reference, Registry
from hub.model.values import Name, Text
from hub.questionnaire import wording
from hub.questionnaire.addresses import FieldAddresses
from hub.questionnaire.questions import Group, Question
from hub.questionnaire.state import state_of
from hub.questionnaire.theirs import answer_shape, is_asked, is_theirs, is_watched
from hub.reading.entries import Entry

_UNPROVEN = frozenset({"in_use", "targets_only", "none_found"})
"""Levels of evidence that a counted result would raise."""
Captioned = tuple[str, Question]
"""A question with the caption of the item that it belongs to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asker:
    """Asks about the fields of one record; `past` is whether an event lies behind us."""

    localizer: Localizer
    addresses: FieldAddresses
    registry: Registry
    entry: Entry
    past: bool = False

    @property
    def record(self) -> Any:
        """The record."""
        return self.entry.record

    def question(self, path: str, label: str, **more: Any) -> Question:
        """A question about the field at a path."""
        return Question(
            registry=self.registry,
            record=getattr(self.record, "id", ""),
            path=path,
            state=state_of(self.record, path),
            label=label,
            **self.addresses.of(self.registry, self.entry, path),
            **more,
        )

    def tick(self, path: str, key: str, value: Any, **words: str) -> Question:
        """A question that is answered by a tick, which writes the value."""
        label = self.localizer.word(f"questions.ticks.{key}", **words)
        hint = self.localizer.word("questions.hints.tick")
        return self.question(path, label, shape="tick", ticked=value, hint=hint)


def record_groups(asker: Asker) -> list[Group]:
    """All questions about a record: its fields, further sources, and whether all is right."""
    ending = (ask_sources(asker), asker.tick("reviewed", "reviewed", str(asker.localizer.today)))
    return grouped([*ask_part(asker, asker.record, "", ""), *(("", question) for question in ending)])


def ask_sources(asker: Asker) -> Question:
    """The question for public pages that say what is answered: no source, no fact."""
    label = wording.field_label(asker.localizer, field_named(Record, "sources"))
    return asker.question("sources.+", label, shape="urls", hint=asker.localizer.word("questions.hints.urls"))


def grouped(found: Iterable[Captioned]) -> list[Group]:
    """The questions by the item that they belong to."""
    return [
        Group(caption, [question for _, question in run]) for caption, run in groupby(found, key=lambda pair: pair[0])
    ]


def ask_part(asker: Asker, part: Any, path: str, caption: str) -> Iterator[Captioned]:
    """The questions about a record or a part of one."""
    fields = written_fields(type(part)) if not path else fields_of(type(part))
    for field in fields:
        if not is_theirs(field, asker.registry) or field.name == "sources":
            continue
        value, place = getattr(part, field.name), f"{path}.{field.name}" if path else field.name
        if value is None or value == ():
            if is_asked(field) and not _is_to_come(asker, field):
                yield from _ask_missing(asker, field, place, caption)
        else:
            yield from _ask_present(asker, field, value, part, place, caption)
            if _is_wanted(part, field):
                yield from _ask_new_part(asker, field, place)


def _is_to_come(asker: Asker, field: Field) -> bool:
    """Whether the field tells of an event that has not taken place yet."""
    return asker.registry == "events" and not asker.past and field.name in ("participants", "outcomes")


def _is_wanted(part: Any, field: Field) -> bool:
    """Whether one more figure would raise the level of evidence of a practice."""
    return isinstance(part, Practice) and field.name == "figures" and part.evidence_level in _UNPROVEN


def _ask_missing(asker: Asker, field: Field, path: str, caption: str) -> Iterator[Captioned]:
    if field.is_part:
        yield from _ask_new_part(asker, field, path)
        return
    place = f"{path}.+" if field.kind is Text and field.listed else path
    if field.kind is Text:
        yield from ((caption, question) for question in _texts(asker, field, place))
    else:
        yield caption, _simple(asker, field, path)


def _texts(asker: Asker, field: Field, path: str) -> Iterator[Question]:
    """A missing text in the language of the letter, then in the record's own, without which it cannot be shown."""
    here, own = asker.localizer.language.code, asker.record.language
    label, shape = wording.field_label(asker.localizer, field, asker.registry), answer_shape(field)
    yield asker.question(f"{path}.{here}", label, shape=shape, hint=wording.hint(asker.localizer, field, shape))
    if own != here:
        language = asker.localizer.language_name(own)
        label = asker.localizer.word("questions.in_language", label=label, language=language)
        hint = asker.localizer.word("questions.hints.original")
        yield asker.question(f"{path}.{own}", label, shape=shape, hint=hint)


def _ask_new_part(asker: Asker, field: Field, path: str) -> Iterator[Captioned]:
    """The fields of one more item: those that it must have, and those that only its owner knows."""
    caption = (
        f"{wording.field_label(asker.localizer, field, asker.registry)} – {asker.localizer.word('questions.one_more')}"
    )
    for own in fields_of(field.kind):
        if own.required or is_asked(own):
            yield from _ask_missing(asker, own, f"{path}.+.{own.name}", caption)


def _ask_present(asker: Asker, field: Field, value: Any, part: Any, path: str, caption: str) -> Iterator[Captioned]:
    if field.kind is Actor or (field.listed and field.rule(Reference)):
        yield caption, _simple(asker, field, path, value, part)
    elif field.listed:
        for number, item in enumerate(value):
            if field.is_part:
                words = wording.item_caption(asker.localizer, field, number + 1, item, asker.record.language)
                yield from ask_part(asker, item, f"{path}.{number}", words)
            else:
                yield from _ask_present(asker, field.item, item, part, f"{path}.{number}", caption)
    elif field.is_part:
        yield from ask_part(asker, value, path, caption)
    elif not is_watched(field) and not (field.closed_list == "Evidence" and (value == "documented" or not asker.past)):
        yield caption, _simple(asker, field, _language_path(asker, field, value, part, path), value, part)


def _language_path(asker: Asker, field: Field, value: Any, part: Named, path: str) -> str:
    """The path of the words that the letter shows, where a value has words in languages."""
    if isinstance(value, Text):
        return f"{path}.{asker.localizer.language.code}"
    if isinstance(value, Name):
        named = part if field.name == "name" else None
        return f"{path}.{wording.name_language(asker.localizer, value, named)}"
    return path


def _simple(asker: Asker, field: Field, path: str, value: Any = None, part: Any = None) -> Question:
    """A question about a value; it is missing where none is given."""
    shape, localizer = answer_shape(field), asker.localizer
    said: list[LocalizedText] = []
    if value is not None:
        said = wording.shown(localizer, field, value, part, asker.record.language)
    reference = field.rule(Reference)
    return asker.question(
        path,
        wording.field_label(localizer, field, asker.registry),
        shape=shape,
        shown=said,
        current=value,
        hint=wording.hint(localizer, field, shape),
        choices=wording.choices(localizer, field) if field.choices else (),
        refers=reference.registry if reference else "",
    )


def title_of(localizer: Localizer, registry: Registry, record: Any) -> LocalizedText:
    """The heading of the questions about a record: its kind and its name or title."""
    title = localizer.title(record)
    kind = localizer.word(f"search.kinds.{registry}")
    return LocalizedText(localizer.word("questions.labelled", label=kind, text=title.text))
