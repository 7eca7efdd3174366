"""What readers and programs can take along from a page: the files that outputs offer beside it.

The table of outputs (`hub.assembly.outputs`) says which output offers what; an output without an offer is not named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.kinds import LISTINGS
from hub.model.rules import Registry
from hub.pages.catalogue import Page, record_pages
from hub.pages.site import Site
from hub.views.forms import FormLink
from hub.views.view_parts import Fact

_MOST_FILES = 12
"""How many files of one form the page of the data lists."""
Beside = Callable[[Site, Page], Iterator[Page]]


def offered(site: Site, page: Page) -> list[FormLink]:
    """The files that a page of HTML offers, in the order of the table of outputs."""
    localizer = site.localizer(page.language, page.path)
    return [
        FormLink(
            _relative(localizer, page, file),
            output.offer.media_type,
            site.languages[file.language].tag if file.language else "",
            localizer.word(f"forms.{output.name}.label"),
        )
        for output in site.outputs.values()
        if output.offer
        for file in output.offer.beside(site, page)
    ]


def offer_facts(site: Site, page: Page) -> list[Fact]:
    """Every form that the site offers: its name, a sentence, and its files in the language of the page."""
    localizer = site.localizer(page.language, page.path)
    return [
        Fact(
            output.name,
            localizer.word(f"forms.{output.name}.label"),
            [LocalizedText(localizer.word(f"forms.{output.name}.about")), *_examples(site, page, output.name)],
        )
        for output in site.outputs.values()
        if output.offer
    ]


def _examples(site: Site, page: Page, name: str) -> list[Link]:
    """The files of an output in the language of a page; of more than a reader can overlook the first."""
    localizer = site.localizer(page.language, page.path)
    files = (file for file in site.outputs[name].pages(site) if file.language in ("", page.language))
    some = [*islice(files, _MOST_FILES + 1)]
    shown = some[:1] if len(some) > _MOST_FILES else some
    return [Link(_relative(localizer, page, file), LocalizedText(file.file)) for file in shown]


def _relative(localizer: Localizer, page: Page, file: Page) -> str:
    """The address of a file on a page: its name where both lie in one folder."""
    folder = page.file.removesuffix("index.html")
    name = file.file.removeprefix(folder)
    return name if folder and name != file.file and "/" not in name else f"{localizer.root}{file.file}"


def beside_records(output: str, name: str) -> Beside:
    """A file of this name beside the page of each published record, in its language."""

    def beside(site: Site, page: Page) -> Iterator[Page]:
        if page.output == "record" and page.made_from[1] in site.joined.entries[page.made_from[0]]:
            file = page.file.removesuffix("index.html") + name
            yield Page(output, file, page.language, page.path, page.made_from)

    return beside


def pages_beside_records(beside: Beside) -> Callable[[Site], Iterator[Page]]:
    """Lists the files of an output that lie beside records."""
    return lambda site: (file for page in record_pages(site.joined, site.languages) for file in beside(site, page))


def is_written(page: Page, *paths: str) -> bool:
    """Whether a page is one of these hand-written ones."""
    return page.output == "written" and page.path in paths


def list_on(page: Page) -> Registry | None:
    """The kind of record that a page lists, whole or by the value of a facet; None for other pages."""
    if page.output == "value":
        return page.made_from[0]
    name = page.path.strip("/")
    return name if page.output == "written" and name in LISTINGS else None
