"""The pages of partners, organisations and withdrawn records."""

from __future__ import annotations

from hub.localization.localizer import LocalizedText, Localizer
from hub.model.events import Event
from hub.model.practices import Practice
from hub.model.records import Organisation, Partner
from hub.model.rules import Registry
from hub.model.values import Text
from hub.views.asking import ask_partner_section
from hub.views.cards import organisation_card, partner_card, practice_card
from hub.views.locators import locator
from hub.views.names import other_names
from hub.views.ordering import sort_names
from hub.views.participation import events_section
from hub.views.sections import (
    cards_section,
    contact_link,
    external,
    fact,
    parents,
    prose_section,
    term_links,
)
from hub.views.sources import source_links
from hub.views.view_parts import Fact, RecordView


def partner_view(localizer: Localizer, partner: Partner) -> RecordView:
    """The page of a partner and of its region."""
    own, joined = partner.language, localizer.joined
    practices = sort_names(localizer, joined.practices_by_partner.get(partner.id, []))
    organisations = sort_names(localizer, joined.organisations_by_partner.get(partner.id, []))
    learned = joined.transfers_by_partner.get(partner.id, [])
    return RecordView(
        registry="partners",
        kicker=localizer.where(partner.location, parts=("region", "country")),
        title=localizer.heading(partner),
        other_names=other_names(localizer, partner),
        lead=localizer.say(partner.summary, own),
        locator=locator(localizer, partner.location),
        sections=[
            *prose_section(localizer, "description", partner.description, own),
            *cards_section(localizer, "region_practices", [practice_card(localizer, item) for item in practices]),
            *cards_section(localizer, "learned_from", [practice_card(localizer, item) for item in learned]),
            *cards_section(
                localizer, "region_organisations", [organisation_card(localizer, item) for item in organisations]
            ),
            *cards_section(
                localizer, "region_partners", [partner_card(localizer, p) for p in joined.neighbours(partner)]
            ),
            *events_section(localizer, "partners", partner.id, joined.events_by_partner.get(partner.id, [])),
        ],
        facts=[
            *_further_names(localizer, partner),
            *fact(localizer, "role", localizer.word(f"roles.{partner.role}")),
            *fact(localizer, "kind", *term_links(localizer, "partners", "kind", "organisation_kinds", [partner.kind])),
            *fact(localizer, "place", localizer.where(partner.location)),
            *fact(localizer, "nuts", partner.location.region.nuts if partner.location.region else None),
            *fact(localizer, "policy_instrument", _say(localizer, partner.policy_instrument, own)),
        ],
        closing=ask_partner_section(localizer, partner),
        sources=source_links(localizer, partner.sources),
        updated=localizer.date(partner.updated),
        reviewed=localizer.date(partner.reviewed),
        parents=parents(localizer, "partners"),
    )


def organisation_view(localizer: Localizer, organisation: Organisation) -> RecordView:
    """The page of an organisation."""
    own, joined = organisation.language, localizer.joined
    practices = sort_names(localizer, joined.practices_by_organisation.get(organisation.id, []))
    partners = sort_names(localizer, joined.partners_by_organisation.get(organisation.id, []))
    return RecordView(
        registry="organisations",
        kicker=localizer.where(organisation.location, parts=("city", "country")),
        title=localizer.heading(organisation),
        other_names=other_names(localizer, organisation),
        lead=localizer.say(organisation.summary, own),
        sections=[
            *cards_section(localizer, "owned_practices", [practice_card(localizer, item) for item in practices]),
            *cards_section(localizer, "organisation_partners", [partner_card(localizer, item) for item in partners]),
            *events_section(
                localizer, "organisations", organisation.id, joined.events_by_organisation.get(organisation.id, [])
            ),
        ],
        facts=[
            *_further_names(localizer, organisation),
            *fact(
                localizer,
                "kind",
                *term_links(localizer, "organisations", "kind", "organisation_kinds", [organisation.kind]),
            ),
            *fact(localizer, "place", localizer.where(organisation.location)),
            *fact(localizer, "website", external(organisation.website)),
            *fact(localizer, "contact", contact_link(organisation.contact)),
        ],
        sources=source_links(localizer, organisation.sources),
        updated=localizer.date(organisation.updated),
        reviewed=localizer.date(organisation.reviewed),
        parents=parents(localizer, "organisations"),
    )


def withdrawn_view(
    localizer: Localizer, registry: Registry, record: Practice | Partner | Organisation | Event
) -> RecordView:
    """The short page that remains of a withdrawn record."""
    return RecordView(
        registry=registry,
        kicker=localizer.word(f"menu.{registry}"),
        title=localizer.title(record),
        lead=LocalizedText(localizer.word("withdrawn.lead")),
        withdrawn=True,
        parents=parents(localizer, registry),
    )


def _further_names(localizer: Localizer, record: Partner | Organisation) -> list[Fact]:
    """The full and the short name, unless they equal a name that is already shown."""
    shown = {localizer.heading(record).text, *(other.name.text for other in other_names(localizer, record))}
    full = localizer.own_name(record.full_name) if record.full_name else None
    return [
        *fact(localizer, "full_name", full if full and full.text not in shown else None),
        *fact(localizer, "short", None if record.short in shown else record.short),
    ]


def _say(localizer: Localizer, text: Text | None, own: str) -> LocalizedText | None:
    return localizer.say(text, own) if text else None
