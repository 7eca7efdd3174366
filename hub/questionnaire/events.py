"""The questions about an event: all of it to those who hold it, and to the others only their own part in it."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model.events import Documented, Event
from hub.model.fields import field_named
from hub.model.records import Partner
from hub.questionnaire import wording
from hub.questionnaire.asking import Asker, Captioned, ask_part, ask_sources, grouped, record_groups
from hub.questionnaire.questions import Group, Question


def event_groups(asker: Asker, partner: Partner) -> list[Group]:
    """The questions to a partner about an event."""
    event: Event = asker.record
    own = list(_participation(asker, event, partner))
    if is_held_by(asker, event, partner):
        return [*grouped([("", question) for question in [*own, *_announced(asker, event)]]), *record_groups(asker)]
    found = [*(("", question) for question in own), *_delegations(asker, event, partner)]
    return grouped([*found, *([("", ask_sources(asker))] if found else [])])


def is_held_by(asker: Asker, event: Event, partner: Partner) -> bool:
    """Whether the partner organises the event, or it takes place in the partner's region."""
    organises = any(actor.partner == partner.id for actor in event.organisers)
    region = event.location.region if event.location else None
    return organises or partner in asker.localizer.joined.partners_of_region(region)


def _participation(asker: Asker, event: Event, partner: Partner) -> Iterator[Question]:
    """Whether the partner came, where it was announced and no source tells it."""
    named = {*event.partners, *(actor.partner for actor in event.organisers)}
    if asker.past and partner.id in named and partner.id not in event.documented_partner_ids:
        yield asker.tick(f"documented.partners.+{partner.id}", "took_part", partner.id)


def _announced(asker: Asker, event: Event) -> Iterator[Question]:
    """Whether those were visited and spoke who were announced, where no source tells it."""
    told = event.documented or Documented()
    for name in ("visited", "speakers"):
        for identifier in getattr(event, name) if asker.past else ():
            if identifier not in getattr(told, name):
                called = wording.record_name(asker.localizer, "organisations", identifier).text
                yield asker.tick(f"documented.{name}.+{identifier}", name, identifier, name=called)


def _delegations(asker: Asker, event: Event, partner: Partner) -> Iterator[Captioned]:
    """The questions about those whom the partner brought along."""
    field = field_named(Event, "delegations")
    for number, delegation in enumerate(event.delegations):
        if delegation.partner == partner.id:
            caption = wording.item_caption(asker.localizer, field, number + 1, delegation, event.language)
            yield from ask_part(asker, delegation, f"delegations.{number}", caption)
