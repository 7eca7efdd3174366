"""Build the parts of record pages from records: sections, facts, links, figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from hub.localization.formatting import format_period
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.practices import Figure, SeriesValue
from hub.model.records import Location
from hub.model.rules import Registry
from hub.model.values import Text
from hub.views.names import CalledActor
from hub.views.sources import source_link
from hub.views.view_parts import Card, Fact, FigureView, Section, SectionKind

EVIDENCE_LEVELS = "evidence/#levels"
"""The path that explains how well things are proven: the levels of practices, and the kinds of figures below them."""
SUMMARISED = 3
"""The most cards of a part of a page that show their summaries: more are a list to choose from, and weigh too much."""


def prose_section(localizer: Localizer, identifier: str, text: Text | None, own: str) -> list[Section]:
    """A section for a long text; empty where the text is unknown."""
    if text is None:
        return []
    return [Section(identifier, localizer.word(f"sections.{identifier}"), "prose", [localizer.prose(text, own)])]


def bullets_section(localizer: Localizer, identifier: str, texts: Sequence[Text], own: str) -> list[Section]:
    """A section for a list of long texts; a single text becomes a paragraph."""
    if not texts:
        return []
    kind: SectionKind = "bullets" if len(texts) > 1 else "prose"
    return [
        Section(identifier, localizer.word(f"sections.{identifier}"), kind, [localizer.prose(t, own) for t in texts])
    ]


def cards_section(localizer: Localizer, identifier: str, cards: Sequence[Card]) -> list[Section]:
    """A section for a list of cards, a long one without their summaries; empty where there are none."""
    if len(cards) > SUMMARISED:
        cards = [replace(card, summary=None) for card in cards]
    return [Section(identifier, localizer.word(f"sections.{identifier}"), "cards", cards)] if cards else []


def names_section(localizer: Localizer, identifier: str, cards: Sequence[Card]) -> list[Section]:
    """A section that shows records by name only; empty where there are none."""
    return [Section(identifier, localizer.word(f"sections.{identifier}"), "names", cards)] if cards else []


def fact(
    localizer: Localizer, key: str, *items: LocalizedText | Link | CalledActor | str | None, href: str = ""
) -> list[Fact]:
    """A fact with its items; empty where none is known. `href` leads from its term to more about it."""
    known = [LocalizedText(item) if isinstance(item, str) else item for item in items if item]
    return [Fact(key, localizer.word(f"facts.{key}"), known, href)] if known else []


def term_links(
    localizer: Localizer, registry: Registry, facet: str, vocabulary: str, keys: Iterable[str]
) -> list[Link]:
    """Terms of the taxonomy, each a link to the list of the records that share it."""
    return [Link(localizer.href(registry, f"{facet}/{key}"), localizer.term(vocabulary, key)) for key in keys]


def organisation_links(localizer: Localizer, keys: Iterable[str]) -> list[Link]:
    """Links to the published organisations among these ids."""
    return [localizer.record_link("organisations", key) for key in keys if key in localizer.joined.organisations]


def region_partner_fact(localizer: Localizer, location: Location | None, named: Sequence[Any] = ()) -> list[Fact]:
    """The partner or partners whose region contains a place, as a fact, without those that are named already."""
    region = location.region if location else None
    partners = [partner for partner in localizer.joined.partners_of_region(region) if partner not in named]
    links = [localizer.record_link("partners", partner.id) for partner in partners]
    return fact(localizer, "region_partners" if len(links) > 1 else "region_partner", *links)


def parents(localizer: Localizer, registry: Registry) -> list[Link]:
    """The links from the home page to a record: home, then the record's list."""
    return [
        Link(localizer.page_href(""), LocalizedText(localizer.word("menu.home"))),
        Link(localizer.page_href(f"{registry}/"), LocalizedText(localizer.word(f"menu.{registry}"))),
    ]


def external(url: str | None) -> Link | None:
    """A link to another site, named by its host."""
    return Link(url, LocalizedText(urlsplit(url).netloc.removeprefix("www."))) if url else None


def contact_link(contact: str | None) -> Link | None:
    """A link that writes to an address, or leads to a page."""
    if contact and "@" in contact and not contact.startswith(("https://", "http://")):
        return Link(f"mailto:{contact}", LocalizedText(contact))
    return external(contact)


def number_link(number: str) -> Link:
    """A telephone number as a link that calls it (RFC 3966)."""
    return Link(f"tel:{number.replace(' ', '')}", LocalizedText(number))


def figure_view(localizer: Localizer, figure: Figure, own: str) -> FigureView:
    """A key figure in words."""
    return FigureView(
        number=quantity_words(localizer, figure, figure.upper),
        label=localizer.say(figure.label, own),
        kind=figure.kind,
        kind_words=localizer.listed((localizer.word(f"figure_kinds.{figure.kind}"), period_words(localizer, figure))),
        note=localizer.say(figure.note, own) if figure.note else None,
        source=source_link(localizer, figure.source) if figure.source else None,
        levels=localizer.page_href(EVIDENCE_LEVELS),
    )


def quantity_words(localizer: Localizer, item: Figure | SeriesValue, upper: float | None = None) -> LocalizedText:
    """A number or a range with its unit, as the language writes them."""
    if upper is None:
        number = localizer.quantity(item.value, item.unit)
    else:
        number = localizer.number_range(item.value, upper, item.unit)
    if item.approximate:
        number = localizer.word("figures.about", number=number)
    return LocalizedText(number, *localizer.unit_lang_and_dir(item.unit))


def period_words(localizer: Localizer, item: Figure | SeriesValue) -> str:
    """When something was counted; empty where that is unknown."""
    return format_period(item.period, localizer.language.locale) if item.period else ""
