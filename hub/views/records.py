"""The pages of practices, partners, organisations and withdrawn records."""

from __future__ import annotations

from collections.abc import Sequence

from hub.joined.joining import actors_known
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.records import Event, Organisation, Partner, Practice
from hub.model.rules import Registry
from hub.model.values import Name, Text
from hub.views.cards import event_card, organisation_card, partner_card, practice_badge, practice_card
from hub.views.charts import figures_compared
from hub.views.locators import locator
from hub.views.ordering import sort_events, sort_names
from hub.views.related import related_section
from hub.views.transfers import transfers_section
from hub.views.view_parts import (
    Fact,
    RecordView,
    Section,
    bullets_section,
    cards_section,
    external,
    fact,
    figure_view,
    organisation_links,
    parents,
    prose_section,
    region_partner_fact,
    source_links,
    term_links,
)


def practice_view(voice: Localizer, practice: Practice) -> RecordView:
    """The page of a practice, its sections in the order of the Interreg Europe form."""
    own = practice.language
    return RecordView(
        registry="practices",
        kicker=voice.where(practice.location, parts=("region", "country")),
        title=voice.say(practice.title, own),
        subtitle=_local_title(voice, practice.local_title),
        lead=voice.say(practice.summary, own),
        badge=practice_badge(voice, practice),
        figures=[figure_view(voice, figure, own) for figure in practice.figures],
        charts=figures_compared(voice, practice),
        locator=locator(practice.location),
        sections=_practice_sections(voice, practice),
        facts=_practice_facts(voice, practice),
        sources=source_links(practice.sources),
        updated=voice.date(practice.updated),
        reviewed=voice.date(practice.reviewed),
        parents=parents(voice, "practices"),
    )


def _practice_sections(voice: Localizer, practice: Practice) -> list[Section]:
    own = practice.language
    events = voice.joined.events_by_practice.get(practice.id, [])
    return [
        *prose_section(voice, "problem", practice.problem, own),
        *bullets_section(voice, "what_it_does", practice.what_it_does, own),
        *prose_section(voice, "who_is_involved", practice.who_is_involved, own),
        *_evidence(voice, practice.evidence, practice),
        *prose_section(voice, "resources", practice.resources, own),
        *prose_section(voice, "challenges", practice.challenges, own),
        *prose_section(voice, "transfer_potential", practice.transfer_potential, own),
        *transfers_section(voice, practice.transfers, own),
        *related_section(voice, practice),
        *cards_section(voice, "events", [event_card(voice, event) for event in sort_events(events)]),
    ]


def _evidence(voice: Localizer, evidence: Text | None, practice: Practice) -> list[Section]:
    """The evidence, opened by what its level means."""
    # Ids of the taxonomy are kebab-case, as all ids; choices of a closed list are snake_case, as all keys.
    level = next(
        item for item in voice.joined.taxonomy.evidence_levels if item.id == practice.evidence_level.replace("_", "-")
    )
    note = voice.say(level.description or level.label, voice.joined.taxonomy.language)
    items = [voice.prose(evidence, practice.language)] if evidence else []
    return [Section("evidence", voice.word("sections.evidence"), "prose", items, note)]


def _practice_facts(voice: Localizer, practice: Practice) -> list[Fact]:
    owners = [voice.actor(owner) for owner in actors_known(practice.owners, voice.joined)]
    timing = voice.say(practice.timing_note, practice.language) if practice.timing_note else None
    return [
        *fact(voice, "owner", *owners),
        *fact(voice, "organisations", *organisation_links(voice, practice.organisations)),
        *fact(voice, "place", voice.where(practice.location)),
        *region_partner_fact(voice, practice.location),
        *fact(voice, "period", _practice_period(voice, practice), timing),
        *fact(voice, "themes", *term_links(voice, "practices", "theme", "themes", practice.themes)),
        *fact(voice, "audiences", *term_links(voice, "practices", "audience", "audiences", practice.audiences)),
        *fact(voice, "areas", *term_links(voice, "practices", "area", "areas", practice.areas)),
        *fact(voice, "levers", *term_links(voice, "practices", "lever", "levers", practice.levers)),
        *fact(voice, "interreg", _interreg_link(voice, practice.interreg_url)),
    ]


def _practice_period(voice: Localizer, practice: Practice) -> str:
    """When it ran: both ends, only one, or just its state."""
    if practice.start and practice.end:
        return voice.span(practice.start, practice.end)
    if practice.start:
        key = "period.since_running" if practice.status == "running" else "period.since"
        return voice.word(key, start=voice.date(practice.start))
    if practice.end:
        return voice.word("period.until", end=voice.date(practice.end))
    return voice.word(f"practice_status.{practice.status}") if practice.status else ""


def _interreg_link(voice: Localizer, url: str | None) -> Link | LocalizedText:
    """One of the two states of a practice: in the programme's database, or selected by the project alone."""
    return (
        Link(url, LocalizedText(voice.word("facts.interreg_link")))
        if url
        else LocalizedText(voice.word("facts.interreg_selected"))
    )


def partner_view(voice: Localizer, partner: Partner) -> RecordView:
    """The page of a partner and of its region."""
    own, joined = partner.language, voice.joined
    practices = sort_names(voice, joined.practices_by_partner.get(partner.id, []))
    organisations = sort_names(voice, joined.organisations_by_partner.get(partner.id, []))
    learned = joined.transfers_by_partner.get(partner.id, [])
    return RecordView(
        registry="partners",
        kicker=voice.where(partner.location, parts=("region", "country")),
        title=voice.name(partner.name),
        subtitle=_other_name(voice, partner.name),
        lead=voice.say(partner.summary, own),
        locator=locator(partner.location),
        sections=[
            *prose_section(voice, "description", partner.description, own),
            *cards_section(voice, "region_practices", [practice_card(voice, item) for item in practices]),
            *cards_section(voice, "learned_from", [practice_card(voice, item) for item in learned]),
            *cards_section(voice, "region_organisations", [organisation_card(voice, item) for item in organisations]),
            *cards_section(voice, "region_partners", [partner_card(voice, p) for p in joined.neighbours(partner)]),
            *_events(voice, joined.events_by_partner.get(partner.id, [])),
        ],
        facts=[
            *_short_name(voice, partner),
            *fact(voice, "role", voice.word(f"roles.{partner.role}")),
            *fact(voice, "kind", *term_links(voice, "partners", "kind", "organisation_kinds", [partner.kind])),
            *fact(voice, "place", voice.where(partner.location)),
            *fact(voice, "nuts", partner.location.region.nuts if partner.location.region else None),
            *fact(voice, "policy_instrument", _say(voice, partner.policy_instrument, own)),
            *fact(voice, "website", external(partner.website)),
        ],
        sources=source_links(partner.sources),
        updated=voice.date(partner.updated),
        reviewed=voice.date(partner.reviewed),
        parents=parents(voice, "partners"),
    )


def organisation_view(voice: Localizer, organisation: Organisation) -> RecordView:
    """The page of an organisation."""
    own, joined = organisation.language, voice.joined
    practices = sort_names(voice, joined.practices_by_organisation.get(organisation.id, []))
    partners = sort_names(voice, joined.partners_by_organisation.get(organisation.id, []))
    return RecordView(
        registry="organisations",
        kicker=voice.where(organisation.location, parts=("city", "country")),
        title=voice.name(organisation.name),
        subtitle=_other_name(voice, organisation.name),
        lead=voice.say(organisation.summary, own),
        sections=[
            *cards_section(voice, "owned_practices", [practice_card(voice, item) for item in practices]),
            *cards_section(voice, "organisation_partners", [partner_card(voice, item) for item in partners]),
            *_events(voice, joined.events_by_organisation.get(organisation.id, [])),
        ],
        facts=[
            *_short_name(voice, organisation),
            *fact(
                voice, "kind", *term_links(voice, "organisations", "kind", "organisation_kinds", [organisation.kind])
            ),
            *fact(voice, "place", voice.where(organisation.location)),
            *fact(voice, "website", external(organisation.website)),
        ],
        sources=source_links(organisation.sources),
        updated=voice.date(organisation.updated),
        reviewed=voice.date(organisation.reviewed),
        parents=parents(voice, "organisations"),
    )


def withdrawn_view(
    voice: Localizer, registry: Registry, record: Practice | Partner | Organisation | Event
) -> RecordView:
    """The short page that remains of a withdrawn record."""
    return RecordView(
        registry=registry,
        kicker=voice.word(f"menu.{registry}"),
        title=voice.title(record),
        lead=LocalizedText(voice.word("withdrawn.lead")),
        withdrawn=True,
        parents=parents(voice, registry),
    )


def _events(voice: Localizer, events: Sequence[Event]) -> list[Section]:
    return cards_section(voice, "events", [event_card(voice, event) for event in sort_events(events)])


def _local_title(voice: Localizer, name: Name | None) -> LocalizedText | None:
    """The practice's name at home, unless the page is in that language."""
    return voice.official_name(name) if name and name.own_language != voice.language.code else None


def _short_name(voice: Localizer, record: Partner | Organisation) -> list[Fact]:
    """The short name, unless it is the whole."""
    shown = {voice.name(record.name).text, record.name.official}
    return [] if record.short in shown else fact(voice, "short", record.short)


def _other_name(voice: Localizer, name: Name) -> LocalizedText | None:
    """The official name below another one."""
    return None if voice.name(name).text == name.official else voice.official_name(name)


def _say(voice: Localizer, text: Text | None, own: str) -> LocalizedText | None:
    return voice.say(text, own) if text else None
