"""The data classes that lists and the pages of their facet values are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.localization.localizer import Link, LocalizedText
from hub.model.rules import Registry
from hub.views.facets import FacetView, ValueView
from hub.views.view_parts import Card


@dataclass(frozen=True, slots=True)
class ListItem:
    """A record in a list: the numbers of its facet values, its position in each order, whether it is a card
    (`full`)."""

    card: Card
    values: str
    places: str
    full: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a list with its heading and the sentence for an empty part; without a heading, the whole list."""

    items: Sequence[ListItem]
    id: str = ""
    heading: str = ""
    empty: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BrowseView:
    """A list with its facets and sort orders; `quick` are links above it, `forms` the plurals of its count as JSON."""

    registry: Registry
    facets: Sequence[FacetView]
    quick: FacetView | None
    sorts: Sequence[tuple[str, str]]
    groups: Sequence[Group]
    count: str
    forms: str
    note: str = ""

    @property
    def titles_only(self) -> list[ListItem]:
        """The records that are shown by title only."""
        return [item for group in self.groups for item in group.items if not item.full]


@dataclass(frozen=True, kw_only=True, slots=True)
class ValuePage:
    """The page of one facet value. The title is in pieces, because a label may be in another language."""

    registry: Registry
    title: Sequence[LocalizedText]
    description: str
    count: str
    about: LocalizedText
    cards: Sequence[Card]
    rest: Sequence[Card]
    ways: Sequence[Link]
    others_heading: str
    others: Sequence[ValueView]
    parents: Sequence[Link]
