"""The card of each kind of record: how it stands in lists and is pointed to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hub.localization.localizer import Localizer
from hub.model.records import Event, FigureKind, Organisation, Partner, Practice
from hub.views.citation import choice_view
from hub.views.view_parts import Badge, Card, DateBlock, figure_view


def _once(make: Callable[[Localizer, Any], Card]) -> Callable[[Localizer, Any], Card]:
    """Makes the card of a record once for all pages on which a voice shows it."""

    def made(voice: Localizer, record: Any) -> Card:
        if (make, record.id) not in voice.cards:
            voice.cards[make, record.id] = make(voice, record)
        card: Card = voice.cards[make, record.id]
        return card

    return made


def practice_badge(voice: Localizer, practice: Practice) -> Badge:
    """How far a practice is proven."""
    return Badge(practice.badge, voice.word(f"badges.{practice.badge}"))


_TELLING: tuple[FigureKind, ...] = ("result", "activity", "means", "target", "context")
"""Kinds of figures, the most telling first."""


@_once
def practice_card(voice: Localizer, practice: Practice) -> Card:
    """A practice in a list, with the one figure that says most: the latest of the most telling kind."""
    # Periods are ISO 8601 and sort as text; the second sort keeps the order of the first among equals.
    ranked = sorted(practice.figures, key=lambda figure: figure.period or "", reverse=True)
    ranked.sort(key=lambda figure: _TELLING.index(figure.kind))
    return Card(
        registry="practices",
        href=voice.href("practices", practice.id),
        kicker=voice.where(practice.location, parts=("region", "country")),
        title=voice.say(practice.title, practice.language),
        summary=voice.say(practice.summary, practice.language),
        badge=practice_badge(voice, practice),
        figure=figure_view(voice, ranked[0], practice.language) if ranked else None,
        choice=choice_view(voice, practice.id),
    )


@_once
def partner_card(voice: Localizer, partner: Partner) -> Card:
    """A partner in a list."""
    return Card(
        registry="partners",
        href=voice.href("partners", partner.id),
        kicker=voice.where(partner.location, parts=("region", "country")),
        title=voice.name(partner.name),
        summary=voice.say(partner.summary, partner.language),
        badge=Badge("lead", voice.word("roles.lead")) if partner.role == "lead" else None,
    )


@_once
def organisation_card(voice: Localizer, organisation: Organisation) -> Card:
    """An organisation in a list."""
    return Card(
        registry="organisations",
        href=voice.href("organisations", organisation.id),
        kicker=voice.where(organisation.location, parts=("city", "country")),
        title=voice.name(organisation.name),
        summary=voice.say(organisation.summary, organisation.language),
    )


@_once
def event_card(voice: Localizer, event: Event) -> Card:
    """An event in a list."""
    return Card(
        registry="events",
        href=voice.href("events", event.id),
        kicker=event_place(voice, event),
        title=voice.say(event.title, event.language),
        summary=voice.say(event.summary, event.language),
        badge=event_badge(voice, event),
        date=DateBlock(str(event.start), voice.span(event.start, event.end)),
        state=voice.state(event),
    )


def event_place(voice: Localizer, event: Event) -> str:
    """Where an event is: a place, or online."""
    if event.location:
        return voice.where(event.location, parts=("city", "country"))
    return voice.word("events.online") if event.online else ""


def event_badge(voice: Localizer, event: Event) -> Badge | None:
    """The state of an event worth a word: cancelled, planned or confirmed; past ones go without."""
    if event.status == "cancelled":
        return Badge("cancelled", voice.word("event_status.cancelled"))
    if event.last.last < voice.today:
        return None
    return Badge(event.status, voice.word(f"event_status.{event.status}"))
