"""The page of an event, with its programme by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.joined.actors import visible_actors
from hub.localization.formatting import format_clock, format_weekday, format_zone
from hub.localization.localizer import Link, LocalizedProse, LocalizedText, Localizer
from hub.model.events import Event, ProgrammeDay, Session
from hub.model.records import Actor
from hub.views.asking import ask_section
from hub.views.cards import event_badge, event_card, event_place, practice_card
from hub.views.names import actor_item
from hub.views.participation import participation_sections, partner_facts
from hub.views.sections import (
    bullets_section,
    cards_section,
    external,
    fact,
    organisation_links,
    parents,
    prose_section,
    term_links,
)
from hub.views.sources import document_link, source_links
from hub.views.view_parts import DateBlock, Fact, RecordView, Section


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session: its time in words and in machine form, its title and description, the organisations taking part."""

    time: str
    machine_time: str
    title: LocalizedText
    description: LocalizedProse | None
    organisations: Sequence[Link]
    evidence: str = ""
    """Whether it was announced or is documented, where that differs within the programme."""


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the programme. `zone` is named where the days have different zones, or only the sessions have hours."""

    number: str
    date: DateBlock
    sessions: Sequence[SessionView]
    zone: str = ""

    @property
    def timed(self) -> bool:
        """Whether the time of any session is known."""
        return any(session.time for session in self.sessions)


def event_view(localizer: Localizer, event: Event) -> RecordView:
    """The page of an event."""
    own = event.language
    return RecordView(
        registry="events",
        kicker=event_place(localizer, event),
        title=localizer.say(event.title, own),
        lead=localizer.say(event.summary, own),
        badge=event_badge(localizer, event),
        date=DateBlock(str(event.start), localizer.span(event.start, event.end)),
        sections=_sections(localizer, event),
        facts=_facts(localizer, event),
        closing=_ask(localizer, event),
        sources=source_links(localizer, event.sources),
        updated=localizer.date(event.updated),
        reviewed=localizer.date(event.reviewed),
        parents=parents(localizer, "events"),
    )


def _sections(localizer: Localizer, event: Event) -> list[Section]:
    own = event.language
    practices = [localizer.joined.practices[key] for key in event.practices if key in localizer.joined.practices]
    known = localizer.joined.entries["documents"]
    documents = [document_link(localizer, known[key].record) for key in event.documents if key in known]
    return [
        *prose_section(localizer, "about", event.description, own),
        *_programme(localizer, event),
        *participation_sections(localizer, event),
        *cards_section(localizer, "presented_practices", [practice_card(localizer, item) for item in practices]),
        *_outcomes(localizer, event),
        *prose_section(localizer, "next_step", event.next_step, own),
        *([Section("documents", localizer.word("sections.documents"), "links", documents)] if documents else []),
        *cards_section(
            localizer, "around", [event_card(localizer, item) for item in localizer.joined.events_around[event.id]]
        ),
    ]


def _outcomes(localizer: Localizer, event: Event) -> list[Section]:
    """What came out of an event, or that this is not published yet."""
    if event.lacks_outcome(localizer.today):
        words = LocalizedText(localizer.word("events.not_published"))
        return [Section("outcomes", localizer.word("sections.outcomes"), "prose", [], words)]
    return bullets_section(localizer, "outcomes", event.outcomes, event.language)


def _programme(localizer: Localizer, event: Event) -> list[Section]:
    if not event.programme:
        return []
    zones = _zones(localizer, event)
    known = {session.evidence for day in event.programme for session in day.sessions}
    days = [
        _day(localizer, day, number, event, zone, told=len(known) > 1)
        for number, (day, zone) in enumerate(zip(event.programme, zones, strict=True), 1)
    ]
    note = localizer.say(event.programme_note, event.language) if event.programme_note else None
    heading = localizer.word("sections.programme" if "documented" in known else "sections.programme_announced")
    return [Section("programme", heading, "programme", days, note)]


def _day(localizer: Localizer, day: ProgrammeDay, number: int, event: Event, zone: str, *, told: bool) -> DayView:
    """A day; `told` says of each session whether it is documented."""
    return DayView(
        number=localizer.word("events.day", n=number),
        date=DateBlock(str(day.date), format_weekday(day.date.first, localizer.language.locale)),
        sessions=[_session(localizer, session, event.language, told=told) for session in day.sessions],
        zone=zone,
    )


def _session(localizer: Localizer, session: Session, own: str, *, told: bool) -> SessionView:
    times = [format_clock(value, localizer.language.locale) for value in (session.time, session.end_time) if value]
    return SessionView(
        time=localizer.word("signs.dash").join(times),
        machine_time=session.time or "",
        title=localizer.say(session.title, own),
        description=localizer.prose(session.description, own) if session.description else None,
        organisations=organisation_links(localizer, session.organisations),
        evidence=localizer.word(f"session_evidence.{session.evidence}") if told else "",
    )


def _facts(localizer: Localizer, event: Event) -> list[Fact]:
    own = event.language
    return [
        *fact(localizer, "time", _times(localizer, event)),
        *fact(localizer, "previous_start", localizer.date(event.previous_start)),
        *fact(localizer, "venue", localizer.say(event.venue, own) if event.venue else None),
        *fact(localizer, "place", localizer.where(event.location) if event.location else None),
        *fact(localizer, "online", external(event.online)),
        *fact(localizer, "kind", *term_links(localizer, "events", "kind", "event_kinds", [event.kind])),
        *fact(localizer, "scope", localizer.word(f"scopes.{event.scope}")),
        *fact(
            localizer,
            "organisers",
            *(actor_item(localizer, a) for a in visible_actors(event.organisers, localizer.joined)),
        ),
        *fact(localizer, "hosts", *organisation_links(localizer, event.hosts)),
        *partner_facts(localizer, event),
        *fact(localizer, "participants", localizer.say(event.participants, own) if event.participants else None),
    ]


def _ask(localizer: Localizer, event: Event) -> list[Section]:
    """Whom to ask about an event: who organises it; of the project's own, where that is unknown, the lead partner."""
    if event.organisers or event.scope != "project":
        return ask_section(localizer, "organisers", event.organisers, event.location)
    lead = Actor(partner=localizer.joined.project.lead_partner)
    return ask_section(localizer, "lead_partner", [lead], event.location)


def _times(localizer: Localizer, event: Event) -> str:
    """The hours with the name of their zone; where the clocks change in between, each hour has its own zone."""
    known = _hours(localizer, event)
    return localizer.word("signs.dash").join(
        f"{clock} {localizer.aside(zone)}" if place == len(known) or zone != known[-1][1] else clock
        for place, (clock, zone) in enumerate(known, start=1)
    )


def _hours(localizer: Localizer, event: Event) -> list[tuple[str, str]]:
    """The start and end hours, as far as known, each with the name of the zone on that day."""
    zone, locale = event.zone, localizer.language.locale
    ends = ((event.start.first, event.start_time), (event.last.last, event.end_time))
    return [
        (format_clock(clock, locale), format_zone(zone, day, clock, locale)) for day, clock in ends if zone and clock
    ]


def _zones(localizer: Localizer, event: Event) -> list[str]:
    """The name of the zone on each day of the programme; empty where the hours of the event name it for all days."""
    zones = {zone for _, zone in _hours(localizer, event)}
    days = [_zones_of_day(localizer, event, day) for day in event.programme]
    if len(zones) == 1 and zones.issuperset(zone for day in days for zone in day):
        return [""] * len(days)
    return [" / ".join(day) for day in days]


def _zones_of_day(localizer: Localizer, event: Event, day: ProgrammeDay) -> list[str]:
    """The zone of a day's sessions; two zones where the clocks change between the sessions."""
    clocks = [session.time for session in day.sessions if session.time and event.zone]
    locale = localizer.language.locale
    return list(dict.fromkeys(format_zone(str(event.zone), day.date.first, clock, locale) for clock in clocks))
