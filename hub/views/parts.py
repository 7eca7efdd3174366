"""The parts that pages are made of, and how records become them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal
from urllib.parse import urlsplit

from hub.formatting import format_period
from hub.models import Event, Figure, FigureKind, Location, Organisation, Partner, Practice
from hub.rules import Registry
from hub.values import Text
from hub.views.bars import BarChart
from hub.views.locators import Locator
from hub.views.taking import Choice, choice_view
from hub.voice import Link, Phrase, Voice

SectionKind = Literal["prose", "bullets", "cards", "names", "related", "links", "programme", "delegations", "transfers"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a fact list: a term and what is known under it."""

    term: str
    items: Sequence[Phrase | Link]


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in words and shape: `id` chooses the shape."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A key figure: the number in words, what it counts, of which kind and time, and where it comes from."""

    number: Phrase
    label: Phrase
    kind: str
    kind_label: str
    period: str
    note: Phrase | None
    source: Link | None


@dataclass(frozen=True, slots=True)
class DateBlock:
    """A date as a block: machine form, and the words."""

    machine: str
    words: str


# Compared by identity and referred to weakly: hub.rendering keeps the HTML of each card for as long as it lives.
@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Card:
    """A record in a list; the same object wherever a language shows it at the same depth."""

    registry: Registry
    href: str
    kicker: str
    title: Phrase
    summary: Phrase | None
    badge: Badge | None = None
    figure: FigureView | None = None
    date: DateBlock | None = None
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a card is shown: words such as "Same themes:", and the terms that follow them."""

    words: str
    terms: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a record page under its own heading; `kind` says what the items are."""

    id: str
    heading: str
    kind: SectionKind
    items: Sequence[Any]
    note: Phrase | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordView:
    """The page of one record."""

    registry: Registry
    kicker: str
    title: Phrase
    subtitle: Phrase | None = None
    lead: Phrase | None = None
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


def _once(make: Callable[[Voice, Any], Card]) -> Callable[[Voice, Any], Card]:
    """Makes the card of a record once for all pages on which a voice shows it."""

    def made(voice: Voice, record: Any) -> Card:
        if (make, record.id) not in voice.cards:
            voice.cards[make, record.id] = make(voice, record)
        card: Card = voice.cards[make, record.id]
        return card

    return made


def source_links(urls: Iterable[str]) -> list[Link]:
    """Links to sources, named by their host and the end of their path."""
    return [Link(url, Phrase(_source_name(url))) for url in urls]


@cache
def _source_name(url: str) -> str:
    parts = urlsplit(url)
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")


def prose_section(voice: Voice, identifier: str, text: Text | None, own: str) -> list[Section]:
    """A section for a long text, none where it is unknown."""
    if text is None:
        return []
    return [Section(identifier, voice.word(f"sections.{identifier}"), "prose", [voice.prose(text, own)])]


def bullets_section(voice: Voice, identifier: str, texts: Sequence[Text], own: str) -> list[Section]:
    """A section for a list of long texts: one alone is a paragraph."""
    if not texts:
        return []
    kind: SectionKind = "bullets" if len(texts) > 1 else "prose"
    return [Section(identifier, voice.word(f"sections.{identifier}"), kind, [voice.prose(t, own) for t in texts])]


def cards_section(voice: Voice, identifier: str, cards: Sequence[Card]) -> list[Section]:
    """A section for a list of cards, none where there are none."""
    return [Section(identifier, voice.word(f"sections.{identifier}"), "cards", cards)] if cards else []


def names_section(voice: Voice, identifier: str, cards: Sequence[Card]) -> list[Section]:
    """A section for records that are named alone, none where there are none."""
    return [Section(identifier, voice.word(f"sections.{identifier}"), "names", cards)] if cards else []


def fact(voice: Voice, key: str, *items: Phrase | Link | str | None) -> list[Fact]:
    """A fact with its items, none where nothing is known."""
    known = [Phrase(item) if isinstance(item, str) else item for item in items if item]
    return [Fact(voice.word(f"facts.{key}"), known)] if known else []


def term_links(voice: Voice, registry: Registry, facet: str, vocabulary: str, keys: Iterable[str]) -> list[Link]:
    """Terms of the taxonomy, each a link to the list of the records that share it."""
    return [Link(voice.href(registry, f"{facet}/{key}"), voice.term(vocabulary, key)) for key in keys]


def organisation_links(voice: Voice, keys: Iterable[str]) -> list[Link]:
    """Links to the organisations that are published."""
    return [voice.record_link("organisations", key) for key in keys if key in voice.joined.organisations]


def region_partner_fact(voice: Voice, location: Location | None) -> list[Fact]:
    """The partner, or partners, whose region a place lies in, as a fact."""
    region = location.region if location else None
    links = [voice.record_link("partners", partner.id) for partner in voice.joined.partners_of_region(region)]
    return fact(voice, "region_partners" if len(links) > 1 else "region_partner", *links)


def parents(voice: Voice, registry: Registry) -> list[Link]:
    """The way from the home page to a record: home, then its list."""
    return [
        Link(voice.page_href(""), Phrase(voice.word("menu.home"))),
        Link(voice.page_href(f"{registry}/"), Phrase(voice.word(f"menu.{registry}"))),
    ]


def external(url: str | None) -> Link | None:
    """A link to another site, named by its host."""
    return Link(url, Phrase(urlsplit(url).netloc.removeprefix("www."))) if url else None


def figure_view(voice: Voice, figure: Figure, own: str) -> FigureView:
    """A key figure in words."""
    if figure.upper is None:
        number = voice.quantity(figure.value, figure.unit)
    else:
        number = voice.number_range(figure.value, figure.upper, figure.unit)
    if figure.approximate:
        number = voice.word("figures.about", number=number)
    period = format_period(figure.period, voice.language.locale) if figure.period else ""
    return FigureView(
        number=Phrase(number, voice.unit_language(figure.unit)),
        label=voice.say(figure.label, own),
        kind=figure.kind,
        kind_label=voice.word(f"figure_kinds.{figure.kind}"),
        period=period,
        note=voice.say(figure.note, own) if figure.note else None,
        source=source_links([figure.source])[0] if figure.source else None,
    )


def practice_badge(voice: Voice, practice: Practice) -> Badge:
    """How far a practice is proven."""
    return Badge(practice.badge, voice.word(f"badges.{practice.badge}"))


_TELLING: tuple[FigureKind, ...] = ("result", "activity", "means", "target", "context")
"""Kinds of figures, the most telling first."""


@_once
def practice_card(voice: Voice, practice: Practice) -> Card:
    """A practice in a list, with the one figure that says most: the latest of the most telling kind."""
    # Periods are ISO 8601 and sort as text; the second sort keeps the order of the first among equals.
    ranked = sorted(practice.figures, key=lambda figure: figure.period or "", reverse=True)
    ranked.sort(key=lambda figure: _TELLING.index(figure.kind))
    return Card(
        registry="practices",
        href=voice.href("practices", practice.id),
        kicker=voice.where(practice.location, parts=("region", "country")),
        title=voice.say(practice.title, practice.language),
        summary=voice.say(practice.summary, practice.language),
        badge=practice_badge(voice, practice),
        figure=figure_view(voice, ranked[0], practice.language) if ranked else None,
        choice=choice_view(voice, practice.id),
    )


@_once
def partner_card(voice: Voice, partner: Partner) -> Card:
    """A partner in a list."""
    return Card(
        registry="partners",
        href=voice.href("partners", partner.id),
        kicker=voice.where(partner.location, parts=("region", "country")),
        title=voice.name(partner.name),
        summary=voice.say(partner.summary, partner.language),
        badge=Badge("lead", voice.word("roles.lead")) if partner.role == "lead" else None,
    )


@_once
def organisation_card(voice: Voice, organisation: Organisation) -> Card:
    """An organisation in a list."""
    return Card(
        registry="organisations",
        href=voice.href("organisations", organisation.id),
        kicker=voice.where(organisation.location, parts=("city", "country")),
        title=voice.name(organisation.name),
        summary=voice.say(organisation.summary, organisation.language),
    )


@_once
def event_card(voice: Voice, event: Event) -> Card:
    """An event in a list."""
    return Card(
        registry="events",
        href=voice.href("events", event.id),
        kicker=event_place(voice, event),
        title=voice.say(event.title, event.language),
        summary=voice.say(event.summary, event.language),
        badge=event_badge(voice, event),
        date=DateBlock(str(event.start), voice.span(event.start, event.end)),
    )


def event_place(voice: Voice, event: Event) -> str:
    """Where an event is: a place, or online."""
    if event.location:
        return voice.where(event.location, parts=("city", "country"))
    return voice.word("events.online") if event.online else ""


def event_badge(voice: Voice, event: Event) -> Badge | None:
    """The state of an event worth a word: cancelled, planned or confirmed; past ones go without."""
    if event.status == "cancelled":
        return Badge("cancelled", voice.word("event_status.cancelled"))
    if event.last.last < voice.today:
        return None
    return Badge(event.status, voice.word(f"event_status.{event.status}"))
