"""Macros that show the project and its field: phases, levels of evidence, glossary, laws, names, the publisher."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hub.macros.page import Macro, MacroPage
from hub.views.editing import items_to_supply
from hub.views.glossary import glossary_view, letters_view
from hub.views.laws import laws_view
from hub.views.press import names_to_write
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


def forms(page: MacroPage) -> Markup:
    """The forms in which the site can be taken along."""
    return page.renderer.render("partials/rows.html", facts=page.forms())


def glossary(page: MacroPage) -> Markup:
    """All terms of the glossary."""
    terms = glossary_view(page.localizer)
    letters = letters_view(page.localizer, terms)
    return page.renderer.render("partials/glossary.html", terms=terms, letters=letters, words=page.localizer.word)


def laws(page: MacroPage) -> Markup:
    """The law of each country on cybersecurity."""
    return page.renderer.render("partials/laws.html", laws=laws_view(page.localizer), words=page.localizer.word)


def names(page: MacroPage) -> Markup:
    """The names of the partners, by country, as the registry says that they are to be written."""
    return page.renderer.render("partials/rows.html", facts=names_to_write(page.localizer))


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
    return page.renderer.render("partials/rows.html", facts=publisher_facts(page.localizer, names))


def to_supply(page: MacroPage) -> Markup:
    """The details that the publisher still has to supply; empty when all are there."""
    items = items_to_supply(page.localizer, page.editing)
    if not items:
        return Markup()
    return page.renderer.render("partials/to_supply.html", items=items, words=page.localizer.word)


PROJECT: Mapping[str, Macro] = {
    "evidence_levels": evidence_levels,
    "forms": forms,
    "glossary": glossary,
    "laws": laws,
    "names": names,
    "phases": phases,
    "publisher": publisher,
    "to_supply": to_supply,
}
