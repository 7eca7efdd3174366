"""The page of a practice: what it is in short, its story, whom to ask."""

from __future__ import annotations

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.practices import Practice, level_term
from hub.model.values import Name
from hub.views.asking import ask_section
from hub.views.cards import event_card, practice_badge, practice_kicker
from hub.views.charts import figures_compared
from hub.views.in_short import in_short, leading_figures, practice_period
from hub.views.locators import locator
from hub.views.names import OtherName
from hub.views.ordering import sort_events
from hub.views.related import related_section
from hub.views.sections import (
    EVIDENCE_LEVELS,
    bullets_section,
    cards_section,
    fact,
    figure_view,
    organisation_links,
    parents,
    prose_section,
    term_links,
)
from hub.views.series import series_section
from hub.views.sources import source_links
from hub.views.transfers import transfer_potential_section, transfers_section
from hub.views.view_parts import Fact, FigureGroup, RecordView, Section


def practice_view(localizer: Localizer, practice: Practice) -> RecordView:
    """The page of a practice, its sections in the order of the Interreg Europe form."""
    own = practice.language
    story, closing = _story(localizer, practice), _closing(localizer, practice)
    return RecordView(
        registry="practices",
        kicker=practice_kicker(localizer, practice),
        title=localizer.say(practice.title, own),
        other_names=_local_title(localizer, practice.local_title),
        lead=localizer.say(practice.summary, own),
        in_short=in_short(localizer, practice, story, closing),
        figures=[figure_view(localizer, figure, own) for figure in leading_figures(practice)],
        locator=locator(localizer, practice.location),
        sections=story,
        facts=_facts(localizer, practice),
        closing=closing,
        sources=source_links(localizer, practice.sources),
        updated=localizer.date(practice.updated),
        reviewed=localizer.date(practice.reviewed),
        parents=parents(localizer, "practices"),
    )


def _story(localizer: Localizer, practice: Practice) -> list[Section]:
    own = practice.language
    return [
        *prose_section(localizer, "problem", practice.problem, own),
        *bullets_section(localizer, "what_it_does", practice.what_it_does, own),
        *prose_section(localizer, "who_is_involved", practice.who_is_involved, own),
        *_evidence(localizer, practice),
        *_further_figures(localizer, practice),
        *series_section(localizer, practice.series, own),
        *prose_section(localizer, "resources", practice.resources, own),
        *prose_section(localizer, "challenges", practice.challenges, own),
        *transfer_potential_section(localizer, practice.transfer_potential, own),
        *transfers_section(localizer, practice.transfers, own),
    ]


def _closing(localizer: Localizer, practice: Practice) -> list[Section]:
    """The ways on from a practice."""
    events = localizer.joined.events_by_practice.get(practice.id, [])
    return [
        *ask_section(localizer, "owner", practice.owners, practice.location, practice.contact),
        *related_section(localizer, practice),
        *cards_section(localizer, "events", [event_card(localizer, event) for event in sort_events(events)]),
    ]


def _evidence(localizer: Localizer, practice: Practice) -> list[Section]:
    """The evidence; first why the practice has its level."""
    why, badge = evidence_reason(localizer, practice), practice_badge(localizer, practice)
    items = [localizer.prose(practice.evidence, practice.language)] if practice.evidence else []
    levels = localizer.page_href(EVIDENCE_LEVELS)
    return [Section("evidence", localizer.word("sections.evidence"), "prose", items, why, badge, levels)]


def evidence_reason(localizer: Localizer, practice: Practice) -> LocalizedText:
    """Why a practice has its level of evidence, or what that level means."""
    taxonomy, term = localizer.joined.taxonomy, level_term(practice.evidence_level)
    level = next(item for item in taxonomy.evidence_levels if item.id == term)
    meaning = localizer.say(level.description or level.label, taxonomy.language)
    note = practice.evidence_note
    return localizer.say(note, practice.language) if note else meaning


def _further_figures(localizer: Localizer, practice: Practice) -> list[Section]:
    """The figures that do not lead the page, those of the surroundings apart, and charts of all that compare."""
    leading = leading_figures(practice)
    rest = [figure for figure in practice.figures if figure not in leading]
    views = [(figure.kind, figure_view(localizer, figure, practice.language)) for figure in rest]
    charts = figures_compared(localizer, practice)
    if not views and not charts:
        return []
    group = FigureGroup(
        own=[view for kind, view in views if kind != "context"],
        context=[view for kind, view in views if kind == "context"],
        charts=charts,
    )
    return [Section("figures-more", localizer.word("figures.more"), "figures", [group])]


def _facts(localizer: Localizer, practice: Practice) -> list[Fact]:
    timing = localizer.say(practice.timing_note, practice.language) if practice.timing_note else None
    return [
        *fact(localizer, "organisations", *organisation_links(localizer, practice.organisations)),
        *fact(localizer, "place", localizer.where(practice.location)),
        *fact(localizer, "period", practice_period(localizer, practice), timing),
        *fact(localizer, "themes", *term_links(localizer, "practices", "theme", "themes", practice.themes)),
        *fact(localizer, "audiences", *term_links(localizer, "practices", "audience", "audiences", practice.audiences)),
        *fact(localizer, "areas", *term_links(localizer, "practices", "area", "areas", practice.areas)),
        *fact(localizer, "levers", *term_links(localizer, "practices", "lever", "levers", practice.levers)),
        *fact(localizer, "interreg", _interreg_link(localizer, practice.interreg_url)),
    ]


def _interreg_link(localizer: Localizer, url: str | None) -> Link | LocalizedText:
    """A link to the practice in the programme's database, or the words that the project selected it."""
    return (
        Link(url, LocalizedText(localizer.word("facts.interreg_link")))
        if url
        else LocalizedText(localizer.word("facts.interreg_selected"))
    )


def _local_title(localizer: Localizer, name: Name | None) -> list[OtherName]:
    """The practice's name in its own language, unless the page is in that language."""
    is_shown = name is not None and name.own_language != localizer.language.code
    return [OtherName(localizer.own_name(name))] if name and is_shown else []
