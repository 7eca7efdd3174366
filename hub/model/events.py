"""Events: meetings, visits, launches and milestones, with their programme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from hub.model.records import Actor, Location, Record
from hub.model.rules import Asked, Between, Limit, Term, Zone
from hub.model.types import (
    Day,
    DocumentRef,
    EventScope,
    EventStatus,
    Evidence,
    Line,
    Long,
    OrganisationRef,
    PartnerRef,
    PracticeRef,
    Summary,
    Time,
    Url,
)
from hub.model.values import PartialDate, Text

GRACE = timedelta(days=14)
"""How long after its end an event may lack its outcome."""
WITHOUT_MEETING = frozenset({"milestone"})
"""Kinds of events without a meeting, such as the start of the project: they have no outcome."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One item of a day's programme."""

    time: Time | None = None
    end_time: Time | None = None
    title: Line
    description: Long | None = None
    organisations: tuple[OrganisationRef, ...] = ()
    evidence: Evidence = "announced"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgrammeDay:
    """One day of an event, with its sessions in order."""

    date: Day
    sessions: tuple[Session, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Delegation:
    """The stakeholders that a partner brought to an event; they are not partners."""

    partner: PartnerRef
    people: Annotated[int, Between(1, 10_000), Asked()] | None = None
    organisations: tuple[OrganisationRef, ...] = ()
    note: Summary | None = None
    evidence: Evidence = "announced"


@dataclass(frozen=True, kw_only=True, slots=True)
class Documented:
    """Those whose part in an event a source tells as having taken place; those whom only the event names count as
    announced."""

    partners: tuple[PartnerRef, ...] = ()
    visited: tuple[OrganisationRef, ...] = ()
    speakers: tuple[OrganisationRef, ...] = ()


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
    previous_start: PartialDate | None = None
    status: EventStatus = "confirmed"
    venue: Line | None = None
    location: Location | None = None
    online: Url | None = None
    organisers: tuple[Actor, ...] = ()
    partners: tuple[PartnerRef, ...] = ()
    hosts: tuple[OrganisationRef, ...] = ()
    visited: tuple[OrganisationRef, ...] = ()
    speakers: tuple[OrganisationRef, ...] = ()
    documented: Documented | None = None
    summary: Summary
    description: Long | None = None
    programme: tuple[ProgrammeDay, ...] = ()
    programme_note: Summary | None = None
    delegations: tuple[Delegation, ...] = ()
    participants: Annotated[Line, Asked()] | None = None
    practices: tuple[PracticeRef, ...] = ()
    outcomes: tuple[Annotated[Long, Asked()], ...] = ()
    next_step: Annotated[Long, Asked()] | None = None
    documents: tuple[DocumentRef, ...] = ()

    @property
    def last(self) -> PartialDate:
        """The day, month or year on which the event ends."""
        return self.end or self.start

    def lacks_outcome(self, today: date) -> bool:
        """Whether it is an event of the project that took place, ended more than GRACE ago and has no `outcomes`."""
        took_place = self.status != "cancelled" and self.kind not in WITHOUT_MEETING
        return self.scope == "project" and took_place and not self.outcomes and today - self.last.last > GRACE

    @property
    def partner_ids(self) -> tuple[str, ...]:
        """Ids of the partners that organise the event, take part or bring a delegation, without duplicates."""
        listed = (*self.partners, *(self.documented.partners if self.documented else ()))
        organising = (actor.partner for actor in self.organisers if actor.partner)
        delegating = (delegation.partner for delegation in self.delegations)
        return tuple(dict.fromkeys([*organising, *listed, *delegating]))

    @property
    def documented_partner_ids(self) -> frozenset[str]:
        """Ids of the partners who took part, or whose delegation did, as a source tells."""
        delegating = (delegation.partner for delegation in self.delegations if delegation.evidence == "documented")
        return frozenset([*(self.documented.partners if self.documented else ()), *delegating])

    @property
    def documented_organisation_ids(self) -> frozenset[str]:
        """Ids of the organisations that were visited, spoke or came, as a source tells."""
        listed = self.documented or Documented()
        sessions = (session for day in self.programme for session in day.sessions)
        parts: Iterable[Session | Delegation] = (*sessions, *self.delegations)
        came = (key for part in parts if part.evidence == "documented" for key in part.organisations)
        return frozenset([*listed.visited, *listed.speakers, *came])

    @property
    def organisation_ids(self) -> tuple[str, ...]:
        """Ids of all organisations that the event names, without duplicates, in order of appearance."""
        sessions = (key for day in self.programme for session in day.sessions for key in session.organisations)
        delegated = (key for delegation in self.delegations for key in delegation.organisations)
        organising = (actor.organisation for actor in self.organisers if actor.organisation)
        reported = (*self.documented.visited, *self.documented.speakers) if self.documented else ()
        named = [*organising, *self.hosts, *self.visited, *self.speakers, *reported, *sessions, *delegated]
        return tuple(dict.fromkeys(named))
