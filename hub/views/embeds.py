"""What can be embedded: a list of practices by theme, country or partner, and the card of each record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import escape

from hub.addresses import record_path
from hub.joined.joining import Joined
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.views.facets import value_label
from hub.views.forms import FormLink

LISTED_BY = ("theme", "country", "partner")
FOLDER = "embed/"
"""The only folder whose pages may stand in a frame (hosting/nginx.conf.example)."""

EMBEDDING = "embedding/"
"""The path of the page that offers them: it may not stand in a frame itself."""


class Embed(NamedTuple):
    """A card or a list: the kind of records, what a list is made by or "", and the value or the id of a record."""

    registry: Registry
    by: str
    key: str

    @property
    def path(self) -> str:
        """The path of what it shows on the site itself, after the language."""
        if self.by == "partner":
            return record_path("partners", self.key)
        return record_path(self.registry, f"{self.by}/{self.key}" if self.by else self.key)

    def folder(self, code: str) -> str:
        """The folder of its file in a language: no other folder of the site may be framed."""
        between = f"{self.by}/" if self.by else ""
        return f"{FOLDER}{code}/{self.registry}/{between}{self.key}/"


def lists_of(joined: Joined) -> Iterator[Embed]:
    """The lists; none is empty."""
    for by in LISTED_BY:
        for key in joined.practices_by_partner if by == "partner" else joined.values["practices"][by]:
            yield Embed("practices", by, key)


def cards_of(joined: Joined, registry: Registry) -> Iterator[Embed]:
    """The card of each published record."""
    for key in joined.entries[registry]:
        yield Embed(registry, "", key)


def all_embeds(joined: Joined) -> Iterator[Embed]:
    """Everything that can be embedded."""
    yield from lists_of(joined)
    for registry in REGISTRIES:
        yield from cards_of(joined, registry)


def records_of(joined: Joined, embed: Embed) -> list[Any]:
    """The records that it shows."""
    if embed.by == "partner":
        return list(joined.practices_by_partner[embed.key])
    keys = joined.values[embed.registry][embed.by][embed.key] if embed.by else [embed.key]
    return [joined.entries[embed.registry][key].record for key in keys]


def title_of(localizer: Localizer, embed: Embed) -> str:
    """What it is called, on the page and as the name of the frame."""
    if not embed.by:
        return localizer.full_title(localizer.joined.entries[embed.registry][embed.key].record)
    if embed.by == "partner":
        label = localizer.title(localizer.joined.partners[embed.key])
    else:
        label = value_label(localizer, embed.registry, embed.by, embed.key)
    return localizer.word("signs.colon").join((localizer.word(f"menu.{embed.registry}"), label.plain))


def embed_link(localizer: Localizer, path: str) -> FormLink:
    """The way from a page to the one that builds the snippet for it; `path` is that of the page, after the language."""
    href = f"{localizer.page_href(EMBEDDING)}#/{path.rstrip('/')}"
    return FormLink(href, "text/html", localizer.language.tag, localizer.word("embed.link"))


@dataclass(frozen=True, slots=True)
class EmbedOffer:
    """What a page offers for embedding: its name, its address, and the HTML to copy."""

    title: str
    address: str
    snippet: str


@dataclass(frozen=True, slots=True)
class EmbedGroup:
    """What is offered together, under a heading."""

    heading: str
    offers: Sequence[EmbedOffer]


def offer_of(localizer: Localizer, site_url: str, embed: Embed) -> EmbedOffer:
    """An embed in the language of the page."""
    title, address = title_of(localizer, embed), site_url + embed.folder(localizer.language.code)
    height = _LIST_HEIGHT if embed.by else _CARD_HEIGHT
    return EmbedOffer(title, address, _SNIPPET.format(address=escape(address), title=escape(title), height=height))


_CARD_HEIGHT, _LIST_HEIGHT = 360, 640
"""In CSS pixels; a frame cannot grow with its content without script."""
_SNIPPET = (
    '<iframe src="{address}" title="{title}" width="100%" height="{height}" loading="lazy" style="border:0"></iframe>'
)
