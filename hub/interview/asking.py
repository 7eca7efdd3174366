"""The questions of `hub new`: what is asked for each kind of record, what may be answered, what an answer means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from hub.forms import to_identifier
from hub.model.fields import Field, field_named
from hub.model.kinds import KINDS
from hub.models import Actor
from hub.reading.entries import Registries
from hub.rules import Reference, Registry, Term
from hub.schemas.describing import Words, choice_words, field_words
from hub.values import INVALID, Name, Text

ASKED: Mapping[Registry, tuple[str, ...]] = MappingProxyType(
    {
        "practices": (
            *("title", "id", "summary", "owners", "location.country", "location.city", "start", "status", "problem"),
            *("what_it_does", "evidence_level", "themes", "audiences", "areas", "levers", "sources"),
        ),
        "events": (
            *("title", "id", "kind", "scope", "start", "end", "start_time", "end_time", "zone", "status"),
            *("location.country", "location.city", "organisers", "partners", "summary", "sources"),
        ),
        "partners": (
            *("name", "id", "short", "role", "kind", "location.country", "location.region.name"),
            *("location.region.nuts", "location.city", "website", "summary", "sources"),
        ),
        "organisations": (
            *("name", "id", "short", "kind", "location.country", "location.city", "website", "summary", "sources"),
        ),
    }
)
"""The fields that must be there and a few more, in the order of the questions."""
FOLLOWS = MappingProxyType(
    {
        "end_time": "start_time",
        "zone": "start_time",
        "location.city": "location.country",
        "location.region.nuts": "location.region.name",
    }
)
"""Fields that are asked only when another one has been answered."""
_NEEDED_THEN = frozenset({"zone", "location.region.nuts"})


@dataclass(frozen=True, slots=True)
class Question:
    """A field to ask for: its path and type, its words, whether an answer is needed, and the names of choices by id."""

    path: str
    field: Field
    words: Words
    required: bool
    choices: Mapping[str, str]
    organisations: Mapping[str, str]

    @property
    def by_line(self) -> bool:
        """Whether several answers are given, one a line."""
        return self.field.listed and self.field.kind in (Actor, Text)

    @property
    def by_word(self) -> bool:
        """Whether several answers are given on one line."""
        return self.field.listed and self.field.kind is str

    def value(self, answer: str, lang: str) -> Any:
        """What an answer is in a record; a choice may be given by its number, its id or its name."""
        if self.by_word:
            return [chosen for part in re.split("[,;]", answer) for chosen in self._several(part.strip())]
        if self.field.kind is Actor:
            return [self._actor(answer, lang)]
        if self.field.kind in (Text, Name):
            return [{lang: answer}] if self.field.listed else {lang: answer}
        return self._chosen(answer)

    def _several(self, part: str) -> list[str]:
        """One choice, whose name may be several words, or several with spaces between."""
        chosen = self._chosen(part)
        return [chosen] if chosen in self.choices else [self._chosen(word) for word in part.split()]

    def _chosen(self, answer: str) -> str:
        numbered = answer.isdecimal() and answer.isascii() and 0 < int(answer) <= len(self.choices)
        return list(self.choices)[int(answer) - 1] if numbered else _meant(answer, self.choices)

    def _actor(self, answer: str, lang: str) -> dict[str, Any]:
        """A partner, an organisation, or any other name."""
        partner, organisation = self._chosen(answer), _meant(answer, self.organisations)
        if partner in self.choices:
            return {"partner": partner}
        if organisation in self.organisations:
            return {"organisation": organisation}
        return {"name": {lang: answer}}


def _meant(answer: str, choices: Mapping[str, str]) -> str:
    """The id among choices that is answered or whose name is, whatever the case, accents and apostrophes."""
    by_name = {to_identifier(name): identifier for identifier, name in choices.items()}
    by_id = {to_identifier(identifier): identifier for identifier in choices}
    return (by_name | by_id).get(to_identifier(answer), answer)


def questions(name: Registry, registries: Registries, lang: str) -> list[Question]:
    """All questions for a new record of a registry, in order."""
    return [_question(KINDS[name].record, path, registries, lang) for path in ASKED[name]]


def _question(kind: type, path: str, registries: Registries, lang: str) -> Question:
    owner, required = kind, True
    *above, last = path.split(".")
    for part in above:
        field = field_named(owner, part)
        owner, required = field.kind, required and field.required
    field = field_named(owner, last)
    needed = (required and field.required) or path in _NEEDED_THEN
    choices = _choices(field, registries, lang)
    organisations = _organisations(registries) if field.kind is Actor else {}
    return Question(path, field, field_words(owner, last, lang), needed, choices, organisations)


def _choices(field: Field, registries: Registries, lang: str) -> dict[str, str]:
    """The ids that may be answered and what they stand for; none for a list too broken to be read."""
    term, reference = field.rule(Term), field.rule(Reference)
    if field.choices:
        return {choice: choice_words(field.closed_list, choice, lang).title for choice in field.choices}
    if term and registries.taxonomy:
        items = getattr(registries.taxonomy.record, term.vocabulary)
        return {} if items is INVALID else {item.id: item.label.words.get(lang, item.id) for item in items}
    if field.kind is Actor or (reference and reference.registry == "partners"):
        return _names(registries, "partners")
    return {}


def _organisations(registries: Registries) -> dict[str, str]:
    """The name of each organisation by its id; where its record cannot be read, the id stands for it."""
    return {one: one for one in registries.known_ids["organisations"]} | _names(registries, "organisations")


def _names(registries: Registries, registry: Registry) -> dict[str, str]:
    """The official name of each record by its id."""
    records = [entry.record for entry in registries.entries[registry]]
    return {one.id: one.name.official for one in records if INVALID not in (one.id, one.name)}
