"""The sheet of a practice: a PDF beside its page, in the language of the page."""

from __future__ import annotations

from hub.handouts.frame import document_data, shelf_of
from hub.handouts.nodes import Node
from hub.handouts.practice_data import page_address, practice_data
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import beside_records, pages_beside_records
from hub.pages.site import Site
from hub.typesetting.setting import typeset

NAME = "sheet"


def data(site: Site, page: Page) -> Node:
    """What a sheet says."""
    localizer = site.localizer(page.language, page.path)
    practice = site.joined.practices[page.made_from[1]]
    address = page_address(localizer, site.settings.site_url, practice)
    title = localizer.say(practice.title, practice.language).plain
    summary = localizer.say(practice.summary, practice.language).plain
    translated = page.language in site.translated("practices", practice.id)
    updated = localizer.word("updated", date=localizer.date(practice.updated)) if practice.updated else ""
    disclaimer = localizer.say(site.joined.project.disclaimer, site.joined.project.language).plain
    return {
        **document_data(site, localizer, title, summary),
        "practice": practice_data(localizer, practice, address, translated=translated),
        "address": address,
        "colophon": " ".join(filter(None, (updated, localizer.word("footer.content_licence"), disclaimer))),
    }


def render(site: Site, page: Page) -> bytes:
    """The sheet as PDF."""
    return typeset("sheet", data(site, page), "pdf", shelf_of(site))


_beside = beside_records(NAME, "sheet.pdf", only="practices", document=True)
SHEET = Output(NAME, pages_beside_records(_beside), render, Offer("application/pdf", _beside))
