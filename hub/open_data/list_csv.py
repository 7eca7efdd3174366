"""The table beside each list: one row for each record, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator

from hub.addresses import page_path
from hub.languages import Language
from hub.model.kinds import LISTINGS
from hub.model.rules import Registry
from hub.open_data.cells import write_csv
from hub.open_data.tables import table
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import list_on
from hub.pages.site import Site

NAME = "list-csv"


def _file(language: Language, registry: Registry) -> Page:
    path = f"{registry}/"
    return Page(NAME, page_path(language, f"{path}{registry}.csv"), language.code, path, (registry,))


def pages(site: Site) -> Iterator[Page]:
    """The table of each kind of record in each language."""
    for language in site.languages.values():
        for registry in LISTINGS:
            yield _file(language, registry)


def beside(site: Site, page: Page) -> Iterator[Page]:
    """The table of the kind whose records a page lists, whole or in part."""
    registry = list_on(page)
    if registry:
        yield _file(site.languages[page.language], registry)


def render(site: Site, page: Page) -> bytes:
    """The table as CSV."""
    (registry,) = page.made_from
    return write_csv([[str(cell) for cell in row] for row in table(site, registry, page.language)])


LIST_CSV = Output(NAME, pages, render, Offer("text/csv", beside))
