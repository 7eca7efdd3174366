"""Macros that show the project itself: phases, levels of evidence, glossary, details of the publisher."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hub.macros.page import Macro, MacroPage
from hub.views.editing import items_to_supply
from hub.views.glossary import glossary_view, letters_view
from hub.views.publisher import publisher_facts
from hub.views.view_parts import Badge, DateBlock


def evidence_levels(page: MacroPage) -> Markup:
    """The levels of evidence with their meaning."""
    taxonomy = page.joined.taxonomy
    levels = [
        {
            "description": page.localizer.say(level.description, taxonomy.language) if level.description else None,
            "badge": Badge(level.id.replace("-", "_"), page.localizer.say(level.label, taxonomy.language)),
        }
        for level in taxonomy.evidence_levels
    ]
    return page.renderer.render("partials/evidence_levels.html", levels=levels)


def glossary(page: MacroPage) -> Markup:
    """All terms of the glossary."""
    terms = glossary_view(page.localizer)
    letters = letters_view(page.localizer, terms)
    return page.renderer.render("partials/glossary.html", terms=terms, letters=letters, words=page.localizer.word)


def phases(page: MacroPage) -> Markup:
    """The phases of the project."""
    project = page.joined.project
    phases = [
        {
            "label": page.localizer.say(phase.label, project.language),
            "date": DateBlock(str(phase.start), page.localizer.span(phase.start, phase.end)),
            "description": page.localizer.say(phase.description, project.language) if phase.description else None,
            "current": phase.start.first <= page.localizer.today <= phase.end.last,
        }
        for phase in project.phases
    ]
    return page.renderer.render("partials/phases.html", phases=phases)


def publisher(page: MacroPage, *names: str) -> Markup:
    """Details of the publisher with their labels."""
    return page.renderer.render("partials/publisher.html", facts=publisher_facts(page.localizer, names))


def to_supply(page: MacroPage) -> Markup:
    """The details that the publisher still has to supply; empty when all are there."""
    items = items_to_supply(page.localizer, page.editing)
    if not items:
        return Markup()
    return page.renderer.render("partials/to_supply.html", items=items, words=page.localizer.word)


PROJECT: Mapping[str, Macro] = {
    "evidence_levels": evidence_levels,
    "glossary": glossary,
    "phases": phases,
    "publisher": publisher,
    "to_supply": to_supply,
}
