"""The catalogue: every file of the site as a value, known before any of them is made.

An output is a kind of file: which files of it there are, and how the bytes of one are made. The table of all outputs is
`hub.assembly.outputs`; sitemap, search, links, redirects and the server read the catalogue that it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from hub.addresses import page_path, record_path
from hub.joined.joining import Joined
from hub.languages import Language
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site, and what it is made from."""

    output: str
    """The name of its output."""
    file: str
    """Its path from the root of the site: `fr/practices/osmose-occitanie/index.html`."""
    language: str = ""
    """The code of its language; empty for a file of all languages."""
    path: str = ""
    """The path of a page after the language: `practices/osmose-occitanie/`."""
    made_from: tuple[str, ...] = ()
    """What is shown: registry and id of a record, registry and facet value, file of a hand-written page, asset."""


class Offer(NamedTuple):
    """How pages offer the files of an output: in the head, in a line for readers, and on the page of the data.

    Its words are `forms.<name of the output>.label` and `.about` in `hub/strings/`.
    """

    media_type: str
    beside: Callable[[Any, Page], Iterable[Page]]
    """The files of the output that a page offers: most often one or none. It takes the site and a page of HTML."""


class Output(NamedTuple):
    """A kind of file: its name, a function that lists its files, one that makes the bytes of a file, and the offer.

    Both functions take the site (`hub.pages.site`). The bytes depend on nothing but that and the page.
    """

    name: str
    pages: Callable[[Any], Iterator[Page]]
    render: Callable[[Any, Page], bytes]
    offer: Offer | None = None


def html_page(output: str, language: Language, path: str, *made_from: str) -> Page:
    """A page of HTML at a path below the folder of a language."""
    return Page(output, f"{page_path(language, path)}index.html", language.code, path, made_from)


def content_pages(
    joined: Joined, languages: Mapping[str, Language], written: Mapping[str, Collection[str]]
) -> Iterator[Page]:
    """Every page that shows content. `written` are the hand-written pages (`hub.disk.content_files.list_pages`)."""
    yield from written_pages(written, languages)
    for pages in (value_pages, record_pages, redirect_pages):
        yield from pages(joined, languages)


def written_pages(written: Mapping[str, Collection[str]], languages: Mapping[str, Language]) -> Iterator[Page]:
    """Every hand-written page in every language: where it is not translated, the page of the default language."""
    default = next(iter(languages))
    for path, translated in written.items():
        for code, language in languages.items():
            yield html_page("written", language, path, code if code in translated else default, path)


def record_pages(joined: Joined, languages: Mapping[str, Language]) -> Iterator[Page]:
    """The page of each record in each language, withdrawn ones too."""
    for language in languages.values():
        for registry in REGISTRIES:
            for entry in joined.with_pages(registry):
                yield _record_page(language, registry, entry.record.id)


def find_record_page(joined: Joined, languages: Mapping[str, Language], file: str) -> Page | None:
    """The page of a record that a file is, found by its path: a server that shows one page lists no others."""
    by_length = sorted(languages.values(), key=lambda language: -len(language.prefix))
    language = next(language for language in by_length if file.startswith(language.prefix))  # the default one has none
    parts = file.removeprefix(language.prefix).split("/")
    if len(parts) == 3 and parts[0] in REGISTRIES and parts[2] == "index.html":
        registry: Registry = parts[0]
        if parts[1] in joined.entries[registry] or parts[1] in joined.withdrawn[registry]:
            return _record_page(language, registry, parts[1])
    return None


def _record_page(language: Language, registry: Registry, identifier: str) -> Page:
    return html_page("record", language, record_path(registry, identifier), registry, identifier)


def value_pages(joined: Joined, languages: Mapping[str, Language]) -> Iterator[Page]:
    """The page of each value of a facet: the records that have it."""
    for language in languages.values():
        for registry in REGISTRIES:
            for identifier in value_ids(joined, registry):
                yield html_page("value", language, record_path(registry, identifier), registry, identifier)


def redirect_pages(joined: Joined, languages: Mapping[str, Language]) -> Iterator[Page]:
    """A page at each former address of a record."""
    for language in languages.values():
        for registry in REGISTRIES:
            for entry in joined.with_pages(registry):
                for former in entry.record.former_ids:
                    path = record_path(registry, former)
                    yield html_page("redirect", language, path, registry, entry.record.id)


def value_ids(joined: Joined, registry: Registry) -> list[str]:
    """The ids of the facet values that have a page: `theme/youth`."""
    values = joined.values[registry]
    return [f"{facet}/{value}" for facet in values for value in values[facet]]
