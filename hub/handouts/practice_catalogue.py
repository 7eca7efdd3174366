"""The catalogue of good practices as PDF: all of a language, or a selection for a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hub.addresses import page_path
from hub.handouts.frame import document_data, shelf_of
from hub.handouts.nodes import Node, said
from hub.handouts.practice_data import page_address, practice_data
from hub.handouts.selection import Filters, named, select
from hub.languages import Language
from hub.localization.localizer import Localizer
from hub.model.practices import Practice
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import list_on
from hub.pages.site import Site
from hub.typesetting.setting import typeset
from hub.views.facets import facet_views

NAME = "practice-catalogue"
FILE = "catalogue/catalogue.pdf"
PAGE = "catalogue/"
"""The page that lists the catalogues of all languages."""
INDEXES = ("theme", "country")


def file_of(language: Language) -> Page:
    """The catalogue of a language."""
    return Page(NAME, page_path(language, FILE), language.code, PAGE)


def pages(site: Site) -> Iterator[Page]:
    """One catalogue in each language, where there is a practice."""
    if site.settings.documents and site.joined.practices:
        yield from map(file_of, site.languages.values())


def beside(site: Site, page: Page) -> Iterator[Page]:
    """The catalogue in the language of the list of practices, of each list by a value, and of its own page."""
    if page.path == PAGE or list_on(page) == "practices":
        yield from (file for file in pages(site) if file.language == page.language)


def render(site: Site, page: Page) -> bytes:
    """The catalogue of a language."""
    return catalogue(site, page.language, {})


def catalogue(site: Site, code: str, filters: Filters) -> bytes:
    """The catalogue of the chosen practices in a language. Raises UnknownFilterError."""
    return typeset("catalogue", data(site, code, filters), "pdf", shelf_of(site))


def data(site: Site, code: str, filters: Filters) -> Node:
    """What a catalogue says."""
    localizer = site.localizer(code, PAGE)
    practices = select(localizer, filters)
    word, project = localizer.word, localizer.joined.project
    title, selection = word("handouts.catalogue.title"), named(localizer, filters)
    changed = max((one.updated for one in practices if one.updated), default=None)
    return {
        **document_data(site, localizer, title, selection or word("handouts.catalogue.about")),
        "selection": selection,
        "about": word("handouts.catalogue.about"),
        "count": localizer.count("counts.practices", len(practices)),
        "site": word("site.name"),
        "project": said(localizer.say(project.name, project.language)),
        "programme": project.programme,
        "contents": word("handouts.catalogue.contents"),
        "address": site.settings.site_url + page_path(localizer.language, ""),
        "updated": word("updated", date=localizer.date(changed)) if changed else "",
        "licence": word("footer.content_licence"),
        "disclaimer": said(localizer.say(project.disclaimer, project.language)),
        "practices": [_practice(site, localizer, practice) for practice in practices],
        "indexes": [one for name in INDEXES if (one := _index(localizer, name, practices))["values"]],
    }


def _practice(site: Site, localizer: Localizer, practice: Practice) -> Node:
    address = page_address(localizer, site.settings.site_url, practice)
    translated = localizer.language.code in site.translated("practices", practice.id)
    return {**practice_data(localizer, practice, address, translated=translated), "address": address}


def _index(localizer: Localizer, facet: str, practices: Sequence[Practice]) -> Node:
    """The chosen practices by the values of a facet, each with its title."""
    view = next(one for one in facet_views(localizer, "practices") if one.id == facet)
    having: Mapping[str, Any] = localizer.joined.values["practices"][facet]
    rows = [
        {
            "label": said(value.label),
            "practices": [
                {"id": one.id, "title": said(localizer.title(one))} for one in practices if one.id in having[value.id]
            ],
        }
        for value in view.values
    ]
    heading = localizer.word(f"handouts.catalogue.by_{facet}")
    return {"heading": heading, "values": [row for row in rows if row["practices"]]}


CATALOGUE_PDF = Output(NAME, pages, render, Offer("application/pdf", beside))
