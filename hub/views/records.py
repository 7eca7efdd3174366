"""The pages of practices, partners, organisations and withdrawn records."""

from __future__ import annotations

from hub.joined.actors import visible_actors
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.events import Event
from hub.model.practices import Practice, level_term
from hub.model.records import Organisation, Partner
from hub.model.rules import Registry
from hub.model.values import Name, Text
from hub.views.cards import event_card, organisation_card, partner_card, practice_badge, practice_card, practice_kicker
from hub.views.charts import figures_compared
from hub.views.locators import locator
from hub.views.names import OtherName, actor_item, other_names
from hub.views.ordering import sort_events, sort_names
from hub.views.participation import events_section
from hub.views.related import related_section
from hub.views.sections import (
    bullets_section,
    cards_section,
    contact_link,
    external,
    fact,
    figure_view,
    organisation_links,
    parents,
    prose_section,
    region_partner_fact,
    term_links,
)
from hub.views.series import series_section
from hub.views.sources import source_links
from hub.views.transfers import transfer_potential_section, transfers_section
from hub.views.view_parts import Fact, RecordView, Section


def practice_view(localizer: Localizer, practice: Practice) -> RecordView:
    """The page of a practice, its sections in the order of the Interreg Europe form."""
    own = practice.language
    return RecordView(
        registry="practices",
        kicker=practice_kicker(localizer, practice),
        title=localizer.say(practice.title, own),
        other_names=_local_title(localizer, practice.local_title),
        lead=localizer.say(practice.summary, own),
        badge=practice_badge(localizer, practice),
        figures=[figure_view(localizer, figure, own) for figure in practice.figures],
        charts=figures_compared(localizer, practice),
        locator=locator(localizer, practice.location),
        sections=_practice_sections(localizer, practice),
        facts=_practice_facts(localizer, practice),
        sources=source_links(localizer, practice.sources),
        updated=localizer.date(practice.updated),
        reviewed=localizer.date(practice.reviewed),
        parents=parents(localizer, "practices"),
    )


def _practice_sections(localizer: Localizer, practice: Practice) -> list[Section]:
    own = practice.language
    events = localizer.joined.events_by_practice.get(practice.id, [])
    return [
        *prose_section(localizer, "problem", practice.problem, own),
        *bullets_section(localizer, "what_it_does", practice.what_it_does, own),
        *prose_section(localizer, "who_is_involved", practice.who_is_involved, own),
        *_evidence(localizer, practice),
        *series_section(localizer, practice.series, own),
        *prose_section(localizer, "resources", practice.resources, own),
        *prose_section(localizer, "challenges", practice.challenges, own),
        *transfer_potential_section(localizer, practice.transfer_potential, own),
        *transfers_section(localizer, practice.transfers, own),
        *related_section(localizer, practice),
        *cards_section(localizer, "events", [event_card(localizer, event) for event in sort_events(events)]),
    ]


def _evidence(localizer: Localizer, practice: Practice) -> list[Section]:
    """The evidence; first why the practice has its level."""
    why, badge = evidence_reason(localizer, practice), practice_badge(localizer, practice)
    items = [localizer.prose(practice.evidence, practice.language)] if practice.evidence else []
    return [Section("evidence", localizer.word("sections.evidence"), "prose", items, why, badge)]


def evidence_reason(localizer: Localizer, practice: Practice) -> LocalizedText:
    """Why a practice has its level of evidence, or what that level means."""
    taxonomy, term = localizer.joined.taxonomy, level_term(practice.evidence_level)
    level = next(item for item in taxonomy.evidence_levels if item.id == term)
    meaning = localizer.say(level.description or level.label, taxonomy.language)
    return _say(localizer, practice.evidence_note, practice.language) or meaning


def _practice_facts(localizer: Localizer, practice: Practice) -> list[Fact]:
    owners = [actor_item(localizer, owner) for owner in visible_actors(practice.owners, localizer.joined)]
    timing = localizer.say(practice.timing_note, practice.language) if practice.timing_note else None
    return [
        *fact(localizer, "owner", *owners),
        *fact(localizer, "contact", contact_link(practice.contact)),
        *fact(localizer, "organisations", *organisation_links(localizer, practice.organisations)),
        *fact(localizer, "place", localizer.where(practice.location)),
        *region_partner_fact(localizer, practice.location),
        *fact(localizer, "period", practice_period(localizer, practice), timing),
        *fact(localizer, "themes", *term_links(localizer, "practices", "theme", "themes", practice.themes)),
        *fact(localizer, "audiences", *term_links(localizer, "practices", "audience", "audiences", practice.audiences)),
        *fact(localizer, "areas", *term_links(localizer, "practices", "area", "areas", practice.areas)),
        *fact(localizer, "levers", *term_links(localizer, "practices", "lever", "levers", practice.levers)),
        *fact(localizer, "interreg", _interreg_link(localizer, practice.interreg_url)),
    ]


def practice_period(localizer: Localizer, practice: Practice) -> str:
    """When the practice ran: both ends, one end, or only its status."""
    if practice.start and practice.end:
        return localizer.span(practice.start, practice.end)
    if practice.start:
        key = "period.since_running" if practice.status == "running" else "period.since"
        return localizer.word(key, start=localizer.date(practice.start))
    if practice.end:
        return localizer.word("period.until", end=localizer.date(practice.end))
    return localizer.word(f"practice_status.{practice.status}") if practice.status else ""


def _interreg_link(localizer: Localizer, url: str | None) -> Link | LocalizedText:
    """A link to the practice in the programme's database, or the words that the project selected it."""
    return (
        Link(url, LocalizedText(localizer.word("facts.interreg_link")))
        if url
        else LocalizedText(localizer.word("facts.interreg_selected"))
    )


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
            *fact(localizer, "website", external(partner.website)),
            *fact(localizer, "contact", contact_link(partner.contact)),
        ],
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


def _local_title(localizer: Localizer, name: Name | None) -> list[OtherName]:
    """The practice's name in its own language, unless the page is in that language."""
    is_shown = name is not None and name.own_language != localizer.language.code
    return [OtherName(localizer.own_name(name))] if name and is_shown else []


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
