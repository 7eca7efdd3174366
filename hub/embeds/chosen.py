"""What can be embedded: a list of practices by theme, country or partner, and the card of each record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from hub.addresses import record_path
from hub.joined.joining import Joined
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.views.facets import value_label

LISTED_BY = ("theme", "country", "partner")
FOLDER = "embed/"
"""The only folder whose pages may stand in a frame (hosting/nginx.conf.example)."""


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
