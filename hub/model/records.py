"""The records of the registries, field by field: the one place that says what a record may hold.

A field's type and its `Annotated` rules steer reading (`hub.reading`) and the checks. Keys stand in
the order in which registries are written. Practices follow the good-practice form of Interreg Europe,
so that a record can be taken over into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from hub.model.rules import Between, Identifier, Limit, Matching, Past, Prose, Reference, Term, Zone
from hub.model.values import Name, PartialDate, Text

Id = Annotated[str, Identifier()]
Url = Annotated[str, Matching("url")]
Day = Annotated[PartialDate, Matching("day")]
Stamp = Annotated[PartialDate, Matching("day"), Past()]
"""The day on which somebody did something, such as reviewing a record."""
Time = Annotated[str, Matching("time")]
Country = Annotated[str, Matching("country")]
Nuts = Annotated[str, Matching("nuts")]
LanguageCode = Annotated[str, Matching("language")]
Line = Annotated[Text, Limit(160)]
Summary = Annotated[Text, Limit(400)]
Long = Annotated[Text, Limit(3000), Prose()]
"""A text of several sentences: the only kind in which Markdown is meant."""
PartnerRef = Annotated[str, Reference("partners")]
OrganisationRef = Annotated[str, Reference("organisations")]
PracticeRef = Annotated[str, Reference("practices")]

Publish = Literal["true", "false", "withdrawn"]
Role = Literal["lead", "partner", "advisory"]
FigureKind = Literal["result", "activity", "means", "target", "context"]
EvidenceLevel = Literal["results", "activity", "targets_only", "none_found", "lesson"]
Badge = Literal["measured", "in_use", "emerging", "lesson"]
PracticeStatus = Literal["running", "completed"]
EventStatus = Literal["planned", "confirmed", "cancelled"]
EventScope = Literal["project", "ecosystem", "background"]

BADGES: dict[EvidenceLevel, Badge] = {
    "results": "measured",
    "activity": "in_use",
    "targets_only": "emerging",
    "none_found": "emerging",
    "lesson": "lesson",
}
"""Targets, or no figure at all, never count as proven."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What every record says of itself."""

    id: Id
    language: LanguageCode
    sources: tuple[Url, ...] = ()
    updated: Stamp | None = None
    reviewed: Stamp | None = None
    former_ids: tuple[Id, ...] = ()
    publish: Publish = "true"


@dataclass(frozen=True, kw_only=True, slots=True)
class Coordinates:
    """A point in WGS 84, decimal degrees; for maps and for those who reuse the data."""

    lat: Annotated[float, Between(-90, 90)]
    lon: Annotated[float, Between(-180, 180)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A region and its code in the NUTS classification of Eurostat."""

    name: Name
    nuts: Nuts


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """Where something is: from the country down to the point, as far as known."""

    country: Country
    region: Region | None = None
    city: Name | None = None
    coordinates: Coordinates | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who owns, organises or takes part: a partner, an organisation of the registry, or just a name."""

    partner: PartnerRef | None = None
    organisation: OrganisationRef | None = None
    name: Name | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner(Record):
    """A project partner; its page is also the page of its region."""

    name: Name
    short: str | None = None
    role: Role
    kind: Annotated[str, Term("organisation_kinds")]
    location: Location
    website: Url | None = None
    summary: Summary
    description: Long | None = None
    policy_instrument: Line | None = None
    stakeholders: tuple[OrganisationRef, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Record):
    """An actor of a regional ecosystem that is not a project partner."""

    name: Name
    short: str | None = None
    kind: Annotated[str, Term("organisation_kinds")]
    location: Location
    website: Url | None = None
    summary: Summary


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A key figure. `unit` is a currency (ISO 4217), `percent`, a unit of time, or a term of the taxonomy."""

    value: float
    upper: float | None = None
    unit: Annotated[str, Term("units")] | None = None
    label: Line
    kind: FigureKind
    period: Annotated[str, Matching("period")] | None = None
    approximate: bool = False
    note: Summary | None = None
    source: Url | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Transfer:
    """A documented transfer: which region took what over, and when."""

    region: Region | None = None
    country: Country
    partner: PartnerRef | None = None
    date: PartialDate | None = None
    description: Long
    sources: tuple[Url, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice(Record):
    """A good practice, on the fields of the Interreg Europe form."""

    title: Annotated[Text, Limit(130, level="note", strict={"en": 100})]
    local_title: Name | None = None
    summary: Annotated[Text, Limit(260)]
    owners: tuple[Actor, ...]
    location: Location
    start: PartialDate | None = None
    end: PartialDate | None = None
    status: PracticeStatus | None = None
    timing_note: Line | None = None
    problem: Long
    what_it_does: tuple[Long, ...]
    who_is_involved: Long | None = None
    organisations: tuple[OrganisationRef, ...] = ()
    evidence_level: EvidenceLevel
    evidence: Long | None = None
    figures: tuple[Figure, ...] = ()
    resources: Long | None = None
    challenges: Long | None = None
    transfer_potential: Long | None = None
    transfers: tuple[Transfer, ...] = ()
    themes: tuple[Annotated[str, Term("themes")], ...]
    audiences: tuple[Annotated[str, Term("audiences")], ...]
    areas: tuple[Annotated[str, Term("areas")], ...]
    levers: tuple[Annotated[str, Term("levers")], ...]
    related: tuple[PracticeRef, ...] = ()
    interreg_url: Url | None = None

    @property
    def badge(self) -> Badge:
        """How far the practice is proven."""
        return BADGES[self.evidence_level]


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One item of a day's programme."""

    time: Time | None = None
    end_time: Time | None = None
    title: Line
    description: Long | None = None
    organisations: tuple[OrganisationRef, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammeDay:
    """A day of an event with its sessions in order."""

    date: Day
    sessions: tuple[Session, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Delegation:
    """Whom a partner brought: stakeholders, not partners."""

    partner: PartnerRef
    people: Annotated[int, Between(1, 10_000)] | None = None
    organisations: tuple[OrganisationRef, ...] = ()
    note: Summary | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A link to a document of an event."""

    title: Line
    url: Url
    language: LanguageCode | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Event(Record):
    """A meeting, visit, launch or milestone."""

    kind: Annotated[str, Term("event_kinds")]
    scope: EventScope
    title: Annotated[Text, Limit(130)]
    start: PartialDate
    end: PartialDate | None = None
    start_time: Time | None = None
    end_time: Time | None = None
    zone: Annotated[str, Zone()] | None = None
    status: EventStatus = "confirmed"
    venue: Line | None = None
    location: Location | None = None
    online: Url | None = None
    organisers: tuple[Actor, ...] = ()
    partners: tuple[PartnerRef, ...] = ()
    hosts: tuple[OrganisationRef, ...] = ()
    visited: tuple[OrganisationRef, ...] = ()
    speakers: tuple[OrganisationRef, ...] = ()
    summary: Summary
    description: Long | None = None
    programme: tuple[ProgrammeDay, ...] = ()
    programme_note: Summary | None = None
    delegations: tuple[Delegation, ...] = ()
    participants: Line | None = None
    practices: tuple[PracticeRef, ...] = ()
    outcomes: tuple[Long, ...] = ()
    next_step: Long | None = None
    documents: tuple[Document, ...] = ()

    @property
    def last(self) -> PartialDate:
        """The day, month or year it ends."""
        return self.end or self.start

    @property
    def partner_ids(self) -> tuple[str, ...]:
        """Ids of the partners that organise it, join it or bring a delegation, each once."""
        organising = (actor.partner for actor in self.organisers if actor.partner)
        delegating = (delegation.partner for delegation in self.delegations)
        return tuple(dict.fromkeys([*organising, *self.partners, *delegating]))
