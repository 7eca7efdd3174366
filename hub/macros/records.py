"""Macros that show records: cards, lists, key figures, the entrances of the home page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from hub.localization.localizer import Link, LocalizedText
from hub.macros.page import Macro, MacroPage
from hub.model.kinds import REGISTRIES
from hub.model.practices import Practice
from hub.model.rules import Registry
from hub.views.cards import event_card, partner_card, practice_card
from hub.views.comparison import chosen_words, comparison_rows
from hub.views.ordering import featured, next_or_latest, sort_by_country, sort_practices
from hub.views.pages import DOORS
from hub.views.practice_rows import evidence_rows, practice_rows
from hub.views.sections import figure_view


def comparison(page: MacroPage) -> Markup:
    """The place where the script shows the practices named in the address side by side."""
    return page.renderer.render(
        "partials/comparison.html",
        words=page.localizer.word,
        rows=comparison_rows(page.localizer),
        shown=chosen_words(page.localizer, "shown"),
        practices=page.localizer.page_href("practices/"),
    )


def doors(page: MacroPage) -> Markup:
    """The three entrances to the site, with current counts."""
    doors = [
        (
            Link(page.localizer.page_href(f"{name}/"), LocalizedText(page.localizer.word(f"doors.{name}"))),
            name,
            page.counted(name),
        )
        for name in DOORS
    ]
    return page.renderer.render("partials/doors.html", doors=doors, words=page.localizer.word)


def evidence_table(page: MacroPage, *identifiers: str) -> Markup:
    """How far practices are proven, and why: the best proven first."""
    rows = evidence_rows(page.localizer, _chosen(page, identifiers))
    return page.renderer.render("partials/evidence_table.html", rows=rows, words=page.localizer.word)


def featured_practice(page: MacroPage) -> Markup:
    """The best proven practice; among equals the one changed last. It is the same in every language."""
    chosen = featured(page.joined.practices.values())
    return page.cards([practice_card(page.localizer, chosen)] if chosen else [])


def key_figure(page: MacroPage, identifier: str, number: int) -> Markup:
    """One key figure of a practice, counted from 1."""
    practice = page.record("practices", identifier)
    figure = figure_view(page.localizer, practice.figures[number - 1], practice.language)
    source = page.localizer.record_link("practices", identifier)
    return page.renderer.render("partials/key_figure.html", figure=figure, practice=source, words=page.localizer.word)


def next_events(page: MacroPage, number: int = 3) -> Markup:
    """The next events of the project, or the latest one when none is planned."""
    events = [event for event in page.joined.events.values() if event.scope == "project"]
    chosen, planned = next_or_latest(events, page.localizer.today)
    note = "" if planned else page.localizer.word("events.none_latest" if chosen else "events.none")
    return page.cards([event_card(page.localizer, event) for event in chosen[:number]], note)


def partner(page: MacroPage, identifier: str) -> Markup:
    """The card of a partner."""
    return page.cards([partner_card(page.localizer, page.record("partners", identifier))])


def partners(page: MacroPage, *, plain: bool = False) -> Markup:
    """All partners, and how many are not named yet: as a list with filters, or as plain names."""
    unnamed = page.joined.project.partners_stated - len(page.joined.partners)
    stated = page.joined.project.partners_stated
    note = page.localizer.count("lists.unnamed_partners", unnamed).format(total=stated) if unnamed > 0 else ""
    if plain:
        ordered = sort_by_country(page.localizer, page.joined.partners.values())
        return page.cards([partner_card(page.localizer, item) for item in ordered], note, brief=True)
    return page.browse("partners", note)


def practice(page: MacroPage, identifier: str) -> Markup:
    """The card of a practice."""
    return page.cards([practice_card(page.localizer, page.record("practices", identifier))])


def practice_table(page: MacroPage, *identifiers: str) -> Markup:
    """What practices are and what they take, in the order of the call."""
    rows = practice_rows(page.localizer, _chosen(page, identifiers))
    return page.renderer.render("partials/practice_table.html", rows=rows, words=page.localizer.word)


def practices(page: MacroPage, *, theme: str = "", country: str = "") -> Markup:
    """All practices as a list with filters, or the cards of those of a theme, a country or both."""
    if not theme and not country:
        return page.browse("practices")
    chosen = [
        practice
        for practice in page.joined.practices.values()
        if (not theme or theme in practice.themes) and (not country or practice.location.country == country)
    ]
    return page.cards([practice_card(page.localizer, item) for item in sort_practices(page.localizer, chosen)])


def _chosen(page: MacroPage, identifiers: Iterable[str]) -> list[Practice]:
    """The practices with these ids, each once."""
    return [page.record("practices", identifier) for identifier in dict.fromkeys(identifiers)]


def _list_of(registry: Registry) -> Macro:
    """A macro for all records of a registry, with filters and sort orders."""
    return lambda page: page.browse(registry)


RECORDS: Mapping[str, Macro] = {
    **{name: _list_of(name) for name in REGISTRIES},
    "comparison": comparison,
    "doors": doors,
    "evidence_table": evidence_table,
    "featured_practice": featured_practice,
    "key_figure": key_figure,
    "next_events": next_events,
    "partner": partner,
    "partners": partners,
    "practice": practice,
    "practice_table": practice_table,
    "practices": practices,
}
