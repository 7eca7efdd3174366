"""A feed and its entries, in one language: whatever the files say, as values."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hub.addresses import page_path, record_path
from hub.joined.stamps import first_id, last_change
from hub.localization.localizer import Localizer
from hub.model.rules import Registry
from hub.pages.rendering import Renderer
from hub.views.kinds import SHOWN

MOST = 50
"""Entries in a feed: readers keep what they have seen."""
TOLD = frozenset({"prose", "bullets", "series", "programme", "transfers"})
"""The kinds of sections that tell of the record itself; the others list what is around it, which changes by itself."""
_NAMES = uuid.UUID("d2b5cf0e-4c8c-5d6b-9f43-1f1e0f6a8c11")
"""The names of feeds and entries are made within it: they stay when the site moves to another host."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedEntry:
    """A record in a feed; `html` is its text, with whole addresses."""

    id: str
    title: str
    url: str
    changed: date
    summary: str
    html: str
    tags: Sequence[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A feed in the language with this tag; `home` is the page it belongs to, `url` its own address."""

    id: str
    title: str
    tag: str
    home: str
    url: str
    author: str
    changed: date
    entries: Sequence[FeedEntry]


def stable_id(*parts: str) -> str:
    """A name that depends on the parts alone (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid.uuid5(_NAMES, '/'.join(parts))}"


def newest(records: Iterable[Any], localizer: Localizer) -> list[Any]:
    """The records that changed last, the latest first."""
    project = localizer.joined.project
    ordered = sorted(records, key=lambda record: (-last_change(record, project).toordinal(), first_id(record)))
    return ordered[:MOST]


def entry_of(localizer: Localizer, renderer: Renderer, site_url: str, registry: Registry, record: Any) -> FeedEntry:
    """A record as an entry, by a localizer for whole addresses: nothing in it depends on the day of the build."""
    view = SHOWN[registry].view(localizer, record)
    view = replace(view, sections=[part for part in view.sections if part.kind in TOLD and part.items], badge=None)
    html = renderer.render("partials/feed_entry.html", view=view, words=localizer.word)
    lang = localizer.language.code
    return FeedEntry(
        id=stable_id(lang, registry, first_id(record)),
        title=localizer.full_title(record),
        url=site_url + page_path(localizer.language, record_path(registry, record.id)),
        changed=last_change(record, localizer.joined.project),
        summary=view.lead.plain if view.lead else "",
        html=str(html),
        tags=[localizer.term("themes", theme).plain for theme in getattr(record, "themes", ())],
    )
