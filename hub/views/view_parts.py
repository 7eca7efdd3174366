"""The data classes that record pages and lists are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hub.localization.localizer import Link, LocalizedText
from hub.model.rules import Registry
from hub.views.bars import BarChart
from hub.views.comparison import Choice
from hub.views.locators import Locator
from hub.views.names import CalledActor, OtherName

SectionKind = Literal[
    "prose",
    "series",
    "bullets",
    "cards",
    "names",
    "related",
    "links",
    "programme",
    "delegations",
    "transfers",
    "figures",
    "facts",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a list of facts: its key, its term, the known values, and where the term leads."""

    key: str
    term: str
    items: Sequence[LocalizedText | Link | CalledActor]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A state, shown by a word and a shape: `id` chooses the shape."""

    id: str
    label: LocalizedText


@dataclass(frozen=True, slots=True)
class FigureView:
    """A key figure: the number in words, what it counts, its kind, this and its time in words, and its source.

    `levels` is the address that explains the kinds.
    """

    number: LocalizedText
    label: LocalizedText
    kind: str
    kind_words: str
    note: LocalizedText | None
    source: Link | None
    levels: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureGroup:
    """Figures of a record, those of its surroundings apart, and charts of figures that can be compared."""

    own: Sequence[FigureView]
    context: Sequence[FigureView]
    charts: Sequence[BarChart]


@dataclass(frozen=True, slots=True)
class SeriesShape:
    """How long a value is, in percent of the longest: at its upper edge and, in a funnel, at its lower one.

    A `share` is drawn as a part of its whole.
    """

    top: float
    bottom: float
    funnel: bool
    share: bool

    @property
    def points(self) -> str:
        """The corners, for an area of 100 by 10: a funnel is centred, bars begin at the left."""
        edges = [(50 - width / 2, 50 + width / 2) if self.funnel else (0, width) for width in (self.top, self.bottom)]
        (left, right), (low_left, low_right) = edges
        return f"{left:g},0 {right:g},0 {low_right:g},10 {low_left:g},10"


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One value of a series: what it counts, the number in words, its time, a remark, its source, and its drawing."""

    label: LocalizedText
    number: LocalizedText
    period: str
    note: LocalizedText | None
    source: Link
    shape: SeriesShape | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """Values that are read one after the other, under a caption; `note` is a remark below them."""

    caption: LocalizedText
    rows: Sequence[SeriesRow]
    note: LocalizedText | None


@dataclass(frozen=True, slots=True)
class DateBlock:
    """A date shown as a block: the machine form and the words."""

    machine: str
    words: str


# Compared by identity and weakly referenced: hub.pages.rendering keeps the HTML of each card as long as the card
# exists.
@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Card:
    """A record in a list; one object for all pages of a language at the same depth.

    `state` follows the title where the title is shown alone; `ways` lead past the page to what the reader needs.
    """

    registry: Registry
    href: str
    kicker: str
    title: LocalizedText
    summary: LocalizedText | None
    badge: Badge | None = None
    figure: FigureView | None = None
    date: DateBlock | None = None
    choice: Choice | None = None
    state: str = ""
    ways: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a card is shown: words such as "Same themes:", and the terms that follow them."""

    words: str
    terms: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a record page with its own heading; `kind` is the kind of its items, `note` says why the `badge`.

    `levels` is the address that explains the badge; `more` leads on from what it tells.
    """

    id: str
    heading: str
    kind: SectionKind
    items: Sequence[Any]
    note: LocalizedText | None = None
    badge: Badge | None = None
    levels: str = ""
    more: Link | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class InShort:
    """A practice in short: facts whose terms lead into the page, its level of evidence, and the parts of the page.

    `levels` is the address that explains the level.
    """

    facts: Sequence[Fact]
    badge: Badge
    levels: str
    contents: Sequence[Link]


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordView:
    """The page of one record: facts and sections, in the other order after `in_short`; `closing` comes after both."""

    registry: Registry
    kicker: str
    title: LocalizedText
    other_names: Sequence[OtherName] = ()
    lead: LocalizedText | None = None
    description: str = ""
    """For search engines, where the lead is not enough."""
    badge: Badge | None = None
    date: DateBlock | None = None
    in_short: InShort | None = None
    figures: Sequence[FigureView] = ()
    locator: Locator | None = None
    sections: Sequence[Section] = ()
    facts: Sequence[Fact] = ()
    closing: Sequence[Section] = ()
    sources: Sequence[Link] = ()
    updated: str = ""
    reviewed: str = ""
    withdrawn: bool = False
    citable: bool = True
    """Whether the page is this site's own text; one that only leads to the work of others is not cited for it."""
    parents: Sequence[Link] = ()
