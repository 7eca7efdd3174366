"""The parts that pages are made of, and how records become them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from urllib.parse import urlsplit

from hub.localization.formatting import format_period
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.practices import Figure
from hub.model.records import Location
from hub.model.rules import Registry
from hub.model.values import Text
from hub.views.bars import BarChart
from hub.views.citation import Choice
from hub.views.locators import Locator

SectionKind = Literal["prose", "bullets", "cards", "names", "related", "links", "programme", "delegations", "transfers"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a fact list: its key, the term, and what is known under it."""

    key: str
    term: str
    items: Sequence[LocalizedText | Link]


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in words and shape: `id` chooses the shape."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A key figure: the number in words, what it counts, of which kind and time, and where it comes from."""

    number: LocalizedText
    label: LocalizedText
    kind: str
    kind_label: str
    period: str
    note: LocalizedText | None
    source: Link | None


@dataclass(frozen=True, slots=True)
class DateBlock:
    """A date as a block: machine form, and the words."""

    machine: str
    words: str


# Compared by identity and referred to weakly: hub.pages.rendering keeps the HTML of each card for as long as it lives.
@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Card:
    """A record in a list; the same object wherever a language shows it at the same depth.

    `state` goes with the title where the title stands alone.
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


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a card is shown: words such as "Same themes:", and the terms that follow them."""

    words: str
    terms: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a record page under its own heading; `kind` says what the items are."""

    id: str
    heading: str
    kind: SectionKind
    items: Sequence[Any]
    note: LocalizedText | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordView:
    """The page of one record."""

    registry: Registry
    kicker: str
    title: LocalizedText
    subtitle: LocalizedText | None = None
    lead: LocalizedText | None = None
    badge: Badge | None = None
    date: DateBlock | None = None
    figures: Sequence[FigureView] = ()
    charts: Sequence[BarChart] = ()
    locator: Locator | None = None
    sections: Sequence[Section] = ()
    facts: Sequence[Fact] = ()
    sources: Sequence[Link] = ()
    updated: str = ""
    reviewed: str = ""
    withdrawn: bool = False
    parents: Sequence[Link] = ()

    @property
    def own_figures(self) -> list[FigureView]:
        """The figures of the record itself."""
        return [figure for figure in self.figures if figure.kind != "context"]

    @property
    def context_figures(self) -> list[FigureView]:
        """Those of its surroundings."""
        return [figure for figure in self.figures if figure.kind == "context"]


def source_links(urls: Iterable[str]) -> list[Link]:
    """Links to sources, named by their host and the end of their path."""
    return [Link(url, LocalizedText(_source_name(url))) for url in urls]


@cache
def _source_name(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")


def prose_section(localizer: Localizer, identifier: str, text: Text | None, own: str) -> list[Section]:
    """A section for a long text, none where it is unknown."""
    if text is None:
        return []
    return [Section(identifier, localizer.word(f"sections.{identifier}"), "prose", [localizer.prose(text, own)])]


def bullets_section(localizer: Localizer, identifier: str, texts: Sequence[Text], own: str) -> list[Section]:
    """A section for a list of long texts: one alone is a paragraph."""
    if not texts:
        return []
    kind: SectionKind = "bullets" if len(texts) > 1 else "prose"
    return [
        Section(identifier, localizer.word(f"sections.{identifier}"), kind, [localizer.prose(t, own) for t in texts])
    ]


def cards_section(localizer: Localizer, identifier: str, cards: Sequence[Card]) -> list[Section]:
    """A section for a list of cards, none where there are none."""
    return [Section(identifier, localizer.word(f"sections.{identifier}"), "cards", cards)] if cards else []


def names_section(localizer: Localizer, identifier: str, cards: Sequence[Card]) -> list[Section]:
    """A section for records that are named alone, none where there are none."""
    return [Section(identifier, localizer.word(f"sections.{identifier}"), "names", cards)] if cards else []


def fact(localizer: Localizer, key: str, *items: LocalizedText | Link | str | None) -> list[Fact]:
    """A fact with its items, none where nothing is known."""
    known = [LocalizedText(item) if isinstance(item, str) else item for item in items if item]
    return [Fact(key, localizer.word(f"facts.{key}"), known)] if known else []


def term_links(
    localizer: Localizer, registry: Registry, facet: str, vocabulary: str, keys: Iterable[str]
) -> list[Link]:
    """Terms of the taxonomy, each a link to the list of the records that share it."""
    return [Link(localizer.href(registry, f"{facet}/{key}"), localizer.term(vocabulary, key)) for key in keys]


def organisation_links(localizer: Localizer, keys: Iterable[str]) -> list[Link]:
    """Links to the organisations that are published."""
    return [localizer.record_link("organisations", key) for key in keys if key in localizer.joined.organisations]


def region_partner_fact(localizer: Localizer, location: Location | None) -> list[Fact]:
    """The partner, or partners, whose region a place lies in, as a fact."""
    region = location.region if location else None
    links = [localizer.record_link("partners", partner.id) for partner in localizer.joined.partners_of_region(region)]
    return fact(localizer, "region_partners" if len(links) > 1 else "region_partner", *links)


def parents(localizer: Localizer, registry: Registry) -> list[Link]:
    """The way from the home page to a record: home, then its list."""
    return [
        Link(localizer.page_href(""), LocalizedText(localizer.word("menu.home"))),
        Link(localizer.page_href(f"{registry}/"), LocalizedText(localizer.word(f"menu.{registry}"))),
    ]


def external(url: str | None) -> Link | None:
    """A link to another site, named by its host."""
    return Link(url, LocalizedText(urlsplit(url).netloc.removeprefix("www."))) if url else None


def figure_view(localizer: Localizer, figure: Figure, own: str) -> FigureView:
    """A key figure in words."""
    if figure.upper is None:
        number = localizer.quantity(figure.value, figure.unit)
    else:
        number = localizer.number_range(figure.value, figure.upper, figure.unit)
    if figure.approximate:
        number = localizer.word("figures.about", number=number)
    period = format_period(figure.period, localizer.language.locale) if figure.period else ""
    return FigureView(
        number=LocalizedText(number, *localizer.unit_marks(figure.unit)),
        label=localizer.say(figure.label, own),
        kind=figure.kind,
        kind_label=localizer.word(f"figure_kinds.{figure.kind}"),
        period=period,
        note=localizer.say(figure.note, own) if figure.note else None,
        source=source_links([figure.source])[0] if figure.source else None,
    )
