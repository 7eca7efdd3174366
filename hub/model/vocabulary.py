"""The closed lists of terms, the glossary, and the project itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from hub.model.publisher import Image, Publisher
from hub.model.records import Record
from hub.model.reviews import Reviews
from hub.model.rules import Between, Limit, Reference
from hub.model.types import Country, Id, LanguageCode, Line, Long, PartnerRef, SearchWords, Summary, Url
from hub.model.values import PartialDate, Plural, Text

BUILT_IN_UNITS = frozenset({"percent", "hour", "day", "week", "month", "year"})
"""Units that Babel writes in every language, besides currencies."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """A term of a closed list, in all languages."""

    id: Id
    label: Line
    description: Summary | None = None
    search_words: SearchWords | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A unit of key figures, such as "{n} people"."""

    id: Id
    forms: Plural


@dataclass(frozen=True, kw_only=True, slots=True)
class Taxonomy:
    """The closed lists of terms that records choose from."""

    language: LanguageCode
    themes: tuple[Label, ...]
    audiences: tuple[Label, ...]
    areas: tuple[Label, ...]
    levers: tuple[Label, ...]
    event_kinds: tuple[Label, ...]
    organisation_kinds: tuple[Label, ...]
    document_kinds: tuple[Label, ...]
    evidence_levels: tuple[Label, ...]
    units: tuple[Unit, ...]
    translations: Reviews | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A phase of the project."""

    id: Id
    label: Line
    start: PartialDate
    end: PartialDate
    description: Summary | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """The project itself, and the information that only its publisher can supply.

    `emblem` is the drawing shown until the publisher supplies the official file; `operation` is the number of the
    project among the operations of the programme, once that is known.
    """

    language: LanguageCode
    acronym: str
    name: Text
    programme: str
    statement: Line
    disclaimer: Long
    start: PartialDate
    end: PartialDate
    partners_stated: Annotated[int, Between(1, 1000)]
    countries: tuple[Country, ...]
    emblem: Image
    official_page: Url
    lead_partner: PartnerRef
    lead_partner_page: Url
    operation: str | None = None
    phases: tuple[Phase, ...] = ()
    translation_bar: Annotated[int, Between(0, 100)] = 95
    sources: tuple[Url, ...] = ()
    translations: Reviews | None = None
    publisher: Publisher = field(default_factory=Publisher)


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryTerm(Record):
    """A term of the field; `full_name` is the long form of an abbreviation."""

    term: Annotated[Text, Limit(60)]
    full_name: Line | None = None
    definition: Summary
    search_words: SearchWords | None = None
    related: tuple[Annotated[str, Reference("glossary")], ...] = ()
