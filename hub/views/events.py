"""The page of an event, with its programme by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.joined.joining import actors_known
from hub.localization.formatting import format_clock, format_weekday, format_zone
from hub.localization.localizer import Link, LocalizedProse, LocalizedText, Localizer
from hub.model.records import Event, Organisation, ProgrammeDay, Session
from hub.views.cards import event_badge, event_card, event_place, organisation_card, practice_card
from hub.views.view_parts import (
    Card,
    DateBlock,
    Fact,
    RecordView,
    Section,
    bullets_section,
    cards_section,
    external,
    fact,
    names_section,
    organisation_links,
    parents,
    prose_section,
    region_partner_fact,
    source_links,
    term_links,
)


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session: its time in words and for machines, what it is, who takes part."""

    time: str
    machine_time: str
    title: LocalizedText
    description: LocalizedProse | None
    organisations: Sequence[Link]


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the programme; `zone` is said where days have different ones, or only the sessions have hours."""

    number: str
    date: DateBlock
    sessions: Sequence[SessionView]
    zone: str = ""

    @property
    def timed(self) -> bool:
        """Whether the time of any session is known."""
        return any(session.time for session in self.sessions)


@dataclass(frozen=True, slots=True)
class DelegationView:
    """Whom a partner brought."""

    partner: Link
    people: str
    organisations: Sequence[Link]
    note: LocalizedText | None


def event_view(voice: Localizer, event: Event) -> RecordView:
    """The page of an event."""
    own = event.language
    return RecordView(
        registry="events",
        kicker=event_place(voice, event),
        title=voice.say(event.title, own),
        lead=voice.say(event.summary, own),
        badge=event_badge(voice, event),
        date=DateBlock(str(event.start), voice.span(event.start, event.end)),
        sections=_sections(voice, event),
        facts=_facts(voice, event),
        sources=source_links(event.sources),
        updated=voice.date(event.updated),
        reviewed=voice.date(event.reviewed),
        parents=parents(voice, "events"),
    )


def _sections(voice: Localizer, event: Event) -> list[Section]:
    own = event.language
    practices = [voice.joined.practices[key] for key in event.practices if key in voice.joined.practices]
    documents = [
        Link(item.url, voice.say(item.title, own), voice.language_name(item.language) if item.language else "")
        for item in event.documents
    ]
    return [
        *prose_section(voice, "about", event.description, own),
        *_programme(voice, event),
        *names_section(voice, "visited", _organisation_cards(voice, event.visited)),
        *names_section(voice, "speakers", _organisation_cards(voice, event.speakers)),
        *_delegations(voice, event),
        *cards_section(voice, "presented_practices", [practice_card(voice, item) for item in practices]),
        *bullets_section(voice, "outcomes", event.outcomes, own),
        *prose_section(voice, "next_step", event.next_step, own),
        *([Section("documents", voice.word("sections.documents"), "links", documents)] if documents else []),
        *cards_section(voice, "around", [event_card(voice, item) for item in voice.joined.events_around[event.id]]),
    ]


def _organisation_cards(voice: Localizer, keys: Sequence[str]) -> list[Card]:
    known: list[Organisation] = [voice.joined.organisations[key] for key in keys if key in voice.joined.organisations]
    return [organisation_card(voice, item) for item in known]


def _programme(voice: Localizer, event: Event) -> list[Section]:
    if not event.programme:
        return []
    zones = _zones(voice, event)
    days = [
        _day(voice, day, number, event, zone)
        for number, (day, zone) in enumerate(zip(event.programme, zones, strict=True), 1)
    ]
    note = voice.say(event.programme_note, event.language) if event.programme_note else None
    return [Section("programme", voice.word("sections.programme"), "programme", days, note)]


def _day(voice: Localizer, day: ProgrammeDay, number: int, event: Event, zone: str) -> DayView:
    return DayView(
        number=voice.word("events.day", n=number),
        date=DateBlock(str(day.date), format_weekday(day.date.first, voice.language.locale)),
        sessions=[_session(voice, session, event.language) for session in day.sessions],
        zone=zone,
    )


def _session(voice: Localizer, session: Session, own: str) -> SessionView:
    times = [format_clock(value, voice.language.locale) for value in (session.time, session.end_time) if value]
    return SessionView(
        time=" – ".join(times),
        machine_time=session.time or "",
        title=voice.say(session.title, own),
        description=voice.prose(session.description, own) if session.description else None,
        organisations=organisation_links(voice, session.organisations),
    )


def _delegations(voice: Localizer, event: Event) -> list[Section]:
    items = [
        DelegationView(
            partner=voice.record_link("partners", item.partner),
            people=voice.count("counts.people", item.people) if item.people else "",
            organisations=organisation_links(voice, item.organisations),
            note=voice.say(item.note, event.language) if item.note else None,
        )
        for item in event.delegations
        if item.partner in voice.joined.partners
    ]
    return [Section("delegations", voice.word("sections.delegations"), "delegations", items)] if items else []


def _facts(voice: Localizer, event: Event) -> list[Fact]:
    own = event.language
    partners = [voice.record_link("partners", key) for key in event.partners if key in voice.joined.partners]
    return [
        *fact(voice, "time", _times(voice, event)),
        *fact(voice, "venue", voice.say(event.venue, own) if event.venue else None),
        *fact(voice, "place", voice.where(event.location) if event.location else None),
        *region_partner_fact(voice, event.location),
        *fact(voice, "online", external(event.online)),
        *fact(voice, "kind", *term_links(voice, "events", "kind", "event_kinds", [event.kind])),
        *fact(voice, "scope", voice.word(f"scopes.{event.scope}")),
        *fact(voice, "organisers", *(voice.actor(a) for a in actors_known(event.organisers, voice.joined))),
        *fact(voice, "hosts", *organisation_links(voice, event.hosts)),
        *fact(voice, "partners", *partners),
        *fact(voice, "participants", voice.say(event.participants, own) if event.participants else None),
    ]


def _times(voice: Localizer, event: Event) -> str:
    """The hours with the name of their zone: each with its own where clocks are changed between them."""
    known = _hours(voice, event)
    return " – ".join(
        f"{clock} ({zone})" if place == len(known) or zone != known[-1][1] else clock
        for place, (clock, zone) in enumerate(known, start=1)
    )


def _hours(voice: Localizer, event: Event) -> list[tuple[str, str]]:
    """The hours when the event starts and ends, as far as known, each with the name of its zone on that day."""
    zone, locale = event.zone, voice.language.locale
    ends = ((event.start.first, event.start_time), (event.last.last, event.end_time))
    return [
        (format_clock(clock, locale), format_zone(zone, day, clock, locale)) for day, clock in ends if zone and clock
    ]


def _zones(voice: Localizer, event: Event) -> list[str]:
    """The name of the zone on each day of the programme, where the hours of the event do not say it for all of them."""
    said = {zone for _, zone in _hours(voice, event)}
    days = [_zones_of_day(voice, event, day) for day in event.programme]
    if len(said) == 1 and said.issuperset(zone for day in days for zone in day):
        return [""] * len(days)
    return [" / ".join(day) for day in days]


def _zones_of_day(voice: Localizer, event: Event, day: ProgrammeDay) -> list[str]:
    """The zone of the sessions of a day: two where clocks are changed between them."""
    clocks = [session.time for session in day.sessions if session.time and event.zone]
    locale = voice.language.locale
    return list(dict.fromkeys(format_zone(str(event.zone), day.date.first, clock, locale) for clock in clocks))
