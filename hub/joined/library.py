"""The library: which document stands at an address, and which records use it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hub.model.documents import Document
from hub.model.rules import Registry
from hub.model.web_addresses import page_key
from hub.reading.entries import Entry

Use = tuple[Registry, str]
"""A record that uses a document: its kind and its id."""


@dataclass(frozen=True, slots=True)
class Library:
    """The published documents by address, and the records that use each of them."""

    by_page: Mapping[str, Document]
    uses: Mapping[str, tuple[Use, ...]]

    def at(self, address: str) -> Document | None:
        """The document at an address, however the address is written; None where the library has none."""
        return self.by_page.get(page_key(address)) if self.by_page else None


def make_library(entries: Mapping[Registry, Mapping[str, Entry]]) -> Library:
    """The library of published records."""
    documents = entries["documents"]
    by_page: dict[str, Document] = {page_key(entry.record.url): entry.record for entry in documents.values()}
    uses: dict[str, dict[Use, None]] = defaultdict(dict)
    for registry, found in entries.items() if by_page else ():
        for identifier, entry in found.items():
            cited = (by_page.get(page_key(address)) for address in _sources(entry.record))
            listed = (key for key in getattr(entry.record, "documents", ()) if key in documents)
            for key in (*listed, *(document.id for document in cited if document)):
                uses[key][registry, identifier] = None
    return Library(by_page, {key: tuple(found) for key, found in uses.items()})


def _sources(record: Any) -> Iterator[str]:
    """The addresses of the sources of a record and of its parts."""
    yield from record.sources
    for transfer in getattr(record, "transfers", ()):
        yield from transfer.sources
