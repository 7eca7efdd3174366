"""The Interreg good-practice form of each practice: a page, and a Word document beside it, in English."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from hub.addresses import record_path
from hub.handouts.form_fields import LACKING, LANGUAGE, FilledField, fill, missing
from hub.handouts.form_word import word_file
from hub.handouts.frame import shelf_of
from hub.handouts.html_page import whole_page
from hub.handouts.practice_data import page_address
from hub.localization.localizer import Localizer
from hub.pages.catalogue import Offer, Output, Page, html_page
from hub.pages.site import Site
from hub.views.pages import PageView
from hub.views.sections import parents

PAGE_NAME, WORD_NAME = "practice-form", "practice-form-word"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
INTRO = (
    "The fields follow the good-practice form of Interreg Europe, in its order. The programme asks for English.",
    "Only the limit of the title is public. For the other fields no limit is known here: compare with the form itself.",
)


def pages(site: Site) -> Iterator[Page]:
    """The page of each form in each language: its frame is in the language, the form in English."""
    if not site.settings.documents or LANGUAGE not in site.languages:
        return
    for language in site.languages.values():
        for identifier in site.joined.practices:
            path = f"{record_path('practices', identifier)}form/"
            yield html_page(PAGE_NAME, language, path, "practices", identifier)


def word_pages(site: Site) -> Iterator[Page]:
    """The Word document of each form."""
    if site.settings.documents and LANGUAGE in site.languages:
        for identifier in site.joined.practices:
            file = f"{site.languages[LANGUAGE].prefix}{record_path('practices', identifier)}interreg-form.docx"
            yield Page(WORD_NAME, file, LANGUAGE, made_from=("practices", identifier))


def render(site: Site, page: Page) -> bytes:
    """The page of a form."""
    localizer, (title, fields) = site.localizer(page.language, page.path), _form(site, page)
    about, heading = localizer.word("forms.practice-form.about"), f"Good practice form: {title}"
    content = site.renderer.render(
        "partials/practice_form.html",
        title=heading,
        intro=INTRO,
        lacking=LACKING,
        missing=missing(fields),
        fields=fields,
    )
    practice = localizer.record_link("practices", page.made_from[1])
    view = PageView("page", [*parents(localizer, "practices"), practice], *localizer.lang_and_dir(LANGUAGE))
    notice = "" if page.language == LANGUAGE else about
    return whole_page(site, page, view, content, title=heading, description=about, translated=[LANGUAGE], notice=notice)


def render_word(site: Site, page: Page) -> bytes:
    """The Word document of a form."""
    title, fields = _form(site, page)
    shelf = shelf_of(site)
    key = shelf.key("form", json.dumps([title, INTRO, *map(asdict, fields)]))
    made = shelf.read(key)
    if made is None:
        made = word_file(f"Good practice form: {title}", site.joined.project.acronym, INTRO, fields)
        shelf.keep(key, made)
    return made


def _form(site: Site, page: Page) -> tuple[str, list[FilledField]]:
    """The title of a practice, and its filled form."""
    localizer: Localizer = site.localizer(LANGUAGE, page.path)
    practice = site.joined.practices[page.made_from[1]]
    address = page_address(localizer, site.settings.site_url, practice)
    return localizer.say(practice.title, practice.language).text, fill(localizer, practice, address)


def _page_beside(site: Site, page: Page) -> Iterator[Page]:
    if site.settings.documents and _is_practice(site, page) and LANGUAGE in site.languages:
        yield html_page(PAGE_NAME, site.languages[page.language], f"{page.path}form/", *page.made_from)


def _word_beside(site: Site, page: Page) -> Iterator[Page]:
    if _is_practice(site, page):
        yield from (one for one in word_pages(site) if one.made_from == page.made_from)


def _is_practice(site: Site, page: Page) -> bool:
    return page.output == "record" and page.made_from[0] == "practices" and page.made_from[1] in site.joined.practices


PRACTICE_FORM = (
    Output(PAGE_NAME, pages, render, Offer("text/html", _page_beside)),
    Output(WORD_NAME, word_pages, render_word, Offer(WORD_TYPE, _word_beside)),
)
