"""The page of the catalogue: the document of each language, with its size."""

from __future__ import annotations

from collections.abc import Iterator

from hub.handouts.html_page import whole_page
from hub.handouts.practice_catalogue import PAGE, file_of
from hub.handouts.practice_catalogue import pages as catalogues
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.pages.catalogue import Offer, Output, Page, html_page
from hub.pages.site import Site
from hub.text.direction import dir_attribute
from hub.views.pages import PageView
from hub.views.sections import parents
from hub.views.view_parts import Fact

NAME = "catalogue-page"


def pages(site: Site) -> Iterator[Page]:
    """The page in each language, where there is a catalogue."""
    if [*catalogues(site)]:
        for language in site.languages.values():
            yield html_page(NAME, language, PAGE)


def render(site: Site, page: Page) -> bytes:
    """The page of a language."""
    localizer = site.localizer(page.language, page.path)
    word = localizer.word
    title, about = word("handouts.catalogue.title"), word("forms.practice-catalogue.about")
    content = site.renderer.render(
        "partials/catalogue.html",
        title=title,
        lead=[word("handouts.catalogue.about"), about],
        facts=[_file(site, localizer, file) for file in catalogues(site)],
        note=word("handouts.catalogue.note"),
    )
    view = PageView("page", parents(localizer, "practices"), None)
    return whole_page(site, page, view, content, title=title, description=about, translated=site.languages.keys())


def _file(site: Site, localizer: Localizer, file: Page) -> Fact:
    """The catalogue of a language: its name, and how large it is."""
    language = site.languages[file.language]
    size = localizer.megabytes(len(site.render(file_of(language))))
    tag = language.tag if language != localizer.language else None
    towards = dir_attribute(language.tag, localizer.language.tag)
    name = LocalizedText(language.name, tag, towards if tag else None)
    return Fact(file.language, localizer.language_name(file.language), [Link(localizer.root + file.file, name, size)])


def _beside(site: Site, page: Page) -> Iterator[Page]:
    """The page in the language of the list of practices, and of the page of the data."""
    if page.path in ("practices/", "data/"):
        yield from (found for found in pages(site) if found.language == page.language)


CATALOGUE_PAGE = Output(NAME, pages, render, Offer("text/html", _beside))
