"""Who takes part in an event: those of whom a source tells it, and those who were only announced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.events import Documented, Event
from hub.model.rules import Registry
from hub.model.types import Evidence
from hub.views.cards import event_card, organisation_card
from hub.views.ordering import sort_events
from hub.views.sections import cards_section, fact, names_section, organisation_links
from hub.views.view_parts import Card, Fact, Section


@dataclass(frozen=True, slots=True)
class DelegationView:
    """The people whom a partner brought, or was to bring: `evidence` says which."""

    partner: Link
    people: str
    evidence: str
    organisations: Sequence[Link]
    note: LocalizedText | None


def partner_facts(localizer: Localizer, event: Event) -> list[Fact]:
    """The partners that took part, then those that were announced."""
    reported = event.documented.partners if event.documented else ()
    known = [key for key in dict.fromkeys([*event.partners, *reported]) if key in localizer.joined.partners]
    return [
        found
        for suffix, keys in _by_evidence(known, event.documented_partner_ids)
        for found in fact(localizer, f"partners{suffix}", *(localizer.record_link("partners", key) for key in keys))
    ]


def participation_sections(localizer: Localizer, event: Event) -> list[Section]:
    """Who was visited, who spoke and who came, each apart from what was only announced."""
    documented = event.documented or Documented()
    return [
        *_organisations(localizer, "visited", event.visited, documented.visited),
        *_organisations(localizer, "speakers", event.speakers, documented.speakers),
        *_delegations(localizer, event),
    ]


def events_section(localizer: Localizer, registry: Registry, identifier: str, events: Iterable[Event]) -> list[Section]:
    """The events of a partner or an organisation, each with what is known of its part in it."""
    cards = [_with_part(localizer, event, registry, identifier) for event in sort_events(events)]
    return cards_section(localizer, "events", cards)


def evidence_words(localizer: Localizer, evidence: Evidence) -> str:
    """Whether a part in an event was announced or is documented, in words."""
    return localizer.word(f"participation.{evidence}")


def _with_part(localizer: Localizer, event: Event, registry: Registry, identifier: str) -> Card:
    card = event_card(localizer, event)
    named, documented = (
        (event.partner_ids, event.documented_partner_ids)
        if registry == "partners"
        else (event.organisation_ids, event.documented_organisation_ids)
    )
    hosting = {*event.hosts, *(actor.partner or actor.organisation for actor in event.organisers)}
    if identifier not in named or identifier in hosting:
        return card
    words = evidence_words(localizer, "documented" if identifier in documented else "announced")
    return replace(card, kicker=localizer.word("signs.dot").join(filter(None, [card.kicker, words])))


def _by_evidence(keys: Sequence[str], documented: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The documented ones, and those announced, with the end of the key of their words."""
    known = frozenset(documented)
    yield "", [key for key in keys if key in known]
    yield "_announced", [key for key in keys if key not in known]


def _organisations(
    localizer: Localizer, identifier: str, keys: Sequence[str], documented: Sequence[str]
) -> Iterator[Section]:
    for suffix, found in _by_evidence([*dict.fromkeys([*keys, *documented])], documented):
        known = [localizer.joined.organisations[key] for key in found if key in localizer.joined.organisations]
        yield from names_section(
            localizer, f"{identifier}{suffix}", [organisation_card(localizer, item) for item in known]
        )


def _delegations(localizer: Localizer, event: Event) -> list[Section]:
    items = [
        DelegationView(
            partner=localizer.record_link("partners", item.partner),
            people=localizer.count("counts.people", item.people) if item.people else "",
            evidence=evidence_words(localizer, item.evidence),
            organisations=organisation_links(localizer, item.organisations),
            note=localizer.say(item.note, event.language) if item.note else None,
        )
        for item in event.delegations
        if item.partner in localizer.joined.partners
    ]
    return [Section("delegations", localizer.word("sections.delegations"), "delegations", items)] if items else []
