"""Build the cards of the first four kinds, as they stand in lists; a later kind keeps its card beside its view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hub.localization.localizer import LocalizedText, Localizer
from hub.model.events import Event
from hub.model.practices import Practice, level_term
from hub.model.records import Organisation, Partner
from hub.views.comparison import choice_view
from hub.views.sections import figure_view
from hub.views.view_parts import Badge, Card, DateBlock


def _once(make: Callable[[Localizer, Any], Card]) -> Callable[[Localizer, Any], Card]:
    """Build the card of a record once for all pages of a localizer; for kinds whose records stand on many pages."""

    def made(localizer: Localizer, record: Any) -> Card:
        if (make, record.id) not in localizer.cards:
            localizer.cards[make, record.id] = make(localizer, record)
        card: Card = localizer.cards[make, record.id]
        return card

    return made


def practice_badge(localizer: Localizer, practice: Practice) -> Badge:
    """The badge that says how well a practice is proven: its level of evidence, and nothing else."""
    return Badge(practice.evidence_level, localizer.term("evidence_levels", level_term(practice.evidence_level)))


def practice_kicker(localizer: Localizer, practice: Practice) -> str:
    """Where a practice is, and that it has ended where it has."""
    where = localizer.where(practice.location, parts=("region", "country"))
    ended = localizer.word("practice_status.ended") if practice.has_ended(localizer.today) else ""
    return localizer.word("signs.dot").join(filter(None, (where, ended)))


@_once
def practice_card(localizer: Localizer, practice: Practice) -> Card:
    """The card of a practice, with the figure that the record names."""
    headline = practice.headline
    return Card(
        registry="practices",
        href=localizer.href("practices", practice.id),
        kicker=practice_kicker(localizer, practice),
        title=localizer.say(practice.title, practice.language),
        summary=localizer.say(practice.summary, practice.language),
        badge=practice_badge(localizer, practice),
        figure=figure_view(localizer, headline, practice.language) if headline else None,
        choice=choice_view(localizer, practice.id),
    )


@_once
def partner_card(localizer: Localizer, partner: Partner) -> Card:
    """The card of a partner."""
    return Card(
        registry="partners",
        href=localizer.href("partners", partner.id),
        kicker=localizer.where(partner.location, parts=("region", "country")),
        title=localizer.heading(partner),
        summary=localizer.say(partner.summary, partner.language),
        badge=Badge("lead", LocalizedText(localizer.word("roles.lead"))) if partner.role == "lead" else None,
    )


@_once
def organisation_card(localizer: Localizer, organisation: Organisation) -> Card:
    """The card of an organisation."""
    return Card(
        registry="organisations",
        href=localizer.href("organisations", organisation.id),
        kicker=localizer.where(organisation.location, parts=("city", "country")),
        title=localizer.heading(organisation),
        summary=localizer.say(organisation.summary, organisation.language),
    )


@_once
def event_card(localizer: Localizer, event: Event) -> Card:
    """The card of an event."""
    return Card(
        registry="events",
        href=localizer.href("events", event.id),
        kicker=event_place(localizer, event),
        title=localizer.say(event.title, event.language),
        summary=localizer.say(event.summary, event.language),
        badge=event_badge(localizer, event),
        date=DateBlock(str(event.start), localizer.span(event.start, event.end)),
        state=localizer.aside(localizer.state(event)),
    )


def event_place(localizer: Localizer, event: Event) -> str:
    """Where an event takes place: a place, or online."""
    if event.location:
        return localizer.where(event.location, parts=("city", "country"))
    return localizer.word("events.online") if event.online else ""


def event_badge(localizer: Localizer, event: Event) -> Badge | None:
    """The state of an event: cancelled, planned or confirmed; past events have none."""
    if event.status == "cancelled":
        return Badge("cancelled", LocalizedText(localizer.word("event_status.cancelled")))
    if event.last.last < localizer.today:
        return None
    return Badge(event.status, LocalizedText(localizer.word(f"event_status.{event.status}")))
