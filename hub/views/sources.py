"""Links to sources: a document of the library by its title, another address by its host and path."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.documents import Document


def source_links(localizer: Localizer, addresses: Iterable[str]) -> list[Link]:
    """Links to sources, each to the address that the record names."""
    return [source_link(localizer, address) for address in addresses]


def source_link(localizer: Localizer, address: str) -> Link:
    """A link to a source."""
    document = localizer.joined.library.at(address)
    return document_link(localizer, document, address) if document else Link(address, LocalizedText(_name(address)))


def document_link(localizer: Localizer, document: Document, address: str = "") -> Link:
    """A link to a document at its own address or another, with its language and its date."""
    known = (localizer.language_name(document.written_in), localizer.date(document.date))
    return Link(address or document.url, localizer.title(document), localizer.listed(known))


@cache
def _name(address: str) -> str:
    parts = urlsplit(address)
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")
