"""The rules for documents: one language, one entry for an address, no copy beside the publisher's own file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hub.checks.faults import Fault, place
from hub.model.documents import Document
from hub.model.values import INVALID
from hub.model.web_addresses import page_key
from hub.problems import Problem
from hub.reading.entries import Entry


def check_title(document: Document) -> Iterator[Fault]:
    """Report a title in several languages: it stays in that of the document."""
    if len(document.title.words) > 1:
        yield Fault("title", "title-in-languages", {"langs": list(document.title.words)})


def check_addresses(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Report documents at the same address."""
    first: dict[str, Entry] = {}
    for entry in entries:
        url = entry.record.url
        if url is not INVALID:
            same = first.setdefault(page_key(url), entry)
            if same is not entry:
                where = f"{same.file}:{same.line_of('url')}"
                yield place(entry, Fault("url", "duplicate-address", {"value": url, "id": same.name, "first": where}))


def check_copies(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Report a third party's copy of a document that is listed at its publisher's own address."""
    whole = [entry for entry in entries if INVALID not in (entry.record.title, entry.record.copied_by)]
    own = {_title(entry): entry for entry in whole if entry.record.copied_by is None}
    for entry in whole:
        if entry.record.copied_by is not None and (original := own.get(_title(entry))):
            where = f"{original.file}:{original.line_of('title')}"
            yield place(entry, Fault("copied_by", "copy-of-listed", {"id": original.name, "first": where}))


def _title(entry: Entry) -> tuple[tuple[str, str], ...]:
    """The title in its language, without capitals."""
    return tuple((lang, words.casefold()) for lang, words in entry.record.title.words.items())
