"""The hand-written pages: what the generator made of their Markdown, with their macro calls answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from hub.localization.localizer import Localizer
from hub.macros.registry import PageMacros
from hub.pages.catalogue import Page, html_page, written_pages
from hub.pages.edit_links import list_links
from hub.pages.offers import offer_facts, offered
from hub.pages.page_parts import PageParts
from hub.pages.site import Site
from hub.pages.skeletons import GeneratedPage
from hub.problems import Problem
from hub.structured.graph import Described, structured
from hub.structured.terms import GLOSSARY, term_nodes
from hub.translations.units import PAGES, Key
from hub.views.board import below_bar
from hub.views.pages import Head, PageView, head_view, page_kind, page_parents
from hub.views.translation import NOTHING_TO_SAY, TranslationNote, translation_note
from hub.written.calls import CallError, line_of_call, replace_calls


class PageError(Exception):
    """A macro call of a page cannot be answered; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message("en"))


def pages(site: Site) -> Iterator[Page]:
    """Every hand-written page in every language."""
    return written_pages(site.written_pages, site.languages)


def render(site: Site, page: Page) -> bytes:
    """A hand-written page. Raises PageError."""
    return site.whole(page, *parts_of_page(site, page, site.generated.pages[page.language, page.path]))


def slow_parts(site: Site, code: str, path: str, made: GeneratedPage) -> PageParts:
    """All parts of a hand-written page, for the slow path of the tests. Raises PageError."""
    page = html_page("written", site.languages[code], path)
    return site.parts(code, path, *parts_of_page(site, page, made))


def parts_of_page(site: Site, page: Page, made: GeneratedPage) -> tuple[Markup, Markup]:
    """Head and main part. Raises PageError."""
    code, path = page.language, page.path
    localizer = site.localizer(code, path)
    content = _with_answers(site, page, made)
    forms = offered(site, page)
    translated = code in site.written_pages[path]
    head = head_view(
        localizer,
        site.settings.site_url,
        path,
        title=made.title,
        description=made.description,
        translated=site.written_pages[path],
        own=site.default,
        forms=forms,
    )
    lang, direction = (None, None) if translated else localizer.lang_and_dir(site.default)
    main = site.renderer.render(
        "partials/page.html",
        view=PageView(page_kind(path), page_parents(localizer, path), lang, direction),
        content=Markup(content),
        words=localizer.word,
        notice="" if translated else localizer.word("notice.page"),
        note=_note(site, localizer, path, made) if translated else NOTHING_TO_SAY,
        edit=site.repository.edit(f"docs/{made.source}"),
        add=list_links(site.joined, site.editing, localizer, path),
        forms=forms,
    )
    about = _structured(site, page, made, head)
    return site.renderer.render("partials/head.html", head=head, structured=about), main


def _structured(site: Site, page: Page, made: GeneratedPage, head: Head) -> Markup:
    """What the page says to search engines."""
    localizer = site.localizer(page.language, page.path)
    described = Described(
        site_url=site.settings.site_url,
        path=page.path,
        title=made.title,
        description=head.description,
        translated=site.written_pages[page.path],
        own=site.default,
        parents=page_parents(localizer, page.path),
        kind="CollectionPage" if page_kind(page.path) == "list" else "WebPage",
        about=term_nodes(localizer, site.settings.site_url, made.title) if page.path == GLOSSARY else (),
    )
    return structured(localizer, described)


def _note(site: Site, localizer: Localizer, path: str, made: GeneratedPage) -> TranslationNote:
    """What a page says of its translation; the home page also of its language."""
    key = Key(PAGES, f"{PAGES}/{made.source.partition('/')[2]}")
    note = translation_note(localizer, key, site.repository)
    return note if path else replace(note, below=below_bar(localizer))


def _with_answers(site: Site, page: Page, made: GeneratedPage) -> str:
    """The text of a page with terms explained and calls answered."""
    localizer = site.localizer(page.language, page.path)
    macros = PageMacros(localizer, site.renderer, site.editing, lambda: offer_facts(site, page), site.settings.site_url)
    try:
        return replace_calls(site.explain(page.language, page.path, made.content), macros)
    except CallError as error:
        source = (site.settings.root / "docs" / made.source).read_text(encoding="utf-8")
        raise PageError(error.problem(f"docs/{made.source}", line_of_call(source, error.call))) from None
