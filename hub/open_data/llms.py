"""`llms.txt`: one list of all pages in each language as Markdown, for programs that read on somebody's behalf."""

from __future__ import annotations

from collections.abc import Iterator

from hub.addresses import page_path, record_path
from hub.languages import Language
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import is_written
from hub.pages.site import Site
from hub.text.plain_markdown import escape_text, link

NAME = "llms"


def _file(language: Language) -> Page:
    return Page(NAME, page_path(language, "llms.txt"), language.code)


def pages(site: Site) -> Iterator[Page]:
    """One file in each language."""
    return map(_file, site.languages.values())


def beside(site: Site, page: Page) -> Iterator[Page]:
    """The list, on the page of the data; programs look for it by its name."""
    if is_written(page, "data/"):
        yield _file(site.languages[page.language])


def render(site: Site, page: Page) -> bytes:
    """The list of a language: its pages, then its records as Markdown (llmstxt.org)."""
    localizer = site.localizers[page.language]
    word = localizer.word
    blocks = [
        f"# {escape_text(word('site.name'))}",
        f"> {escape_text(word('site.tagline'))}",
        escape_text(word("footer.content_licence")),
        "\n".join([f"## {escape_text(word('footer.understand'))}", "", *_written(site, localizer)]),
        *(
            "\n".join([f"## {escape_text(word(f'menu.{registry}'))}", "", *_records(site, localizer, registry)])
            for registry in REGISTRIES
        ),
    ]
    return ("\n\n".join(blocks) + "\n").encode()


def _written(site: Site, localizer: Localizer) -> Iterator[str]:
    """The hand-written pages that are translated into the language."""
    code = localizer.language.code
    for path, translated in site.written_pages.items():
        if code in translated:
            place, texts = site.settings.site_url + page_path(localizer.language, path), site.page_texts(code, path)
            yield f"- {link(place, texts['title'])}: {escape_text(texts['description'])}"


def _records(site: Site, localizer: Localizer, registry: Registry) -> Iterator[str]:
    """The records of a kind, each by the Markdown beside its page."""
    for identifier, entry in site.joined.entries[registry].items():
        record = entry.record
        place = site.settings.site_url + page_path(localizer.language, record_path(registry, identifier))
        about = f": {escape_text(localizer.say(record.summary, record.language).plain)}" if record.summary else ""
        yield f"- {link(f'{place}index.md', localizer.full_title(record))}{about}"


LLMS = Output(NAME, pages, render, Offer("text/plain", beside))
