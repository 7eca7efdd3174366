"""The page of a list and the pages of its facet values: records in order, filters and sort orders."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.kind import Order
from hub.model.kinds import KINDS
from hub.model.rules import Registry
from hub.views.facets import FacetView, ValueView, commonest_themes, facet_views
from hub.views.kinds import SHOWN
from hub.views.list_parts import BrowseView, Group, ListItem, ValuePage
from hub.views.ordering import ORDERS, past, upcoming
from hub.views.pages import DESCRIPTION_LENGTH
from hub.views.sections import parents
from hub.views.view_parts import Card

CARD_LIMIT = 100
"""The most records that a page shows as cards; of the others it shows the titles.

With this number, the first view of a long list keeps its budget (tests/test_browse.py).
"""
_LABEL = "\0"
"""Stands for a label while words are filled in. No text contains NUL, because YAML refuses it (YAML 1.2, 5.1)."""


def registry_listing(localizer: Localizer, registry: Registry) -> RegistryListing:
    """The list of a registry, made once for all pages of a localizer."""
    if registry_listing not in localizer.cards:
        localizer.cards[registry_listing] = {}
    known: dict[Registry, RegistryListing] = localizer.cards[registry_listing]
    if registry not in known:
        known[registry] = RegistryListing(localizer, registry)
    return known[registry]


class RegistryListing:
    """The published records of one registry, sorted in one language, linked from pages at one depth of addresses."""

    def __init__(self, localizer: Localizer, registry: Registry) -> None:
        self.localizer = localizer
        self.registry: Registry = registry
        self.orders = KINDS[registry].orders
        self.records: Mapping[str, Any] = {
            key: entry.record for key, entry in localizer.joined.entries[registry].items()
        }

    @cached_property
    def ordered(self) -> list[Any]:
        """All records in the default order."""
        return self._in_order(self.orders[0])

    @cached_property
    def facets(self) -> list[FacetView]:
        """The facets in words."""
        return facet_views(self.localizer, self.registry)

    def facet_value(self, identifier: str) -> tuple[FacetView, ValueView]:
        """The facet and value of a page's id: `theme/youth`."""
        name, _, value_id = identifier.partition("/")
        facet = next(facet for facet in self.facets if facet.id == name)
        return facet, next(value for value in facet.values if value.id == value_id)

    def browse(self, note: str = "") -> BrowseView:
        """The whole list. A list by date has groups: what is to come, past events of the project, other past ones."""
        words, count = self.localizer.word, f"counts.{self.registry}"
        return BrowseView(
            registry=self.registry,
            facets=self.facets,
            quick=commonest_themes(self.facets),
            sorts=[(name, words(f"facets.sorts.{name}")) for name in self.orders],
            groups=self._groups,
            count=self.localizer.count(count, len(self.records)),
            forms=json.dumps(self.localizer.language.strings[count], ensure_ascii=False),
            note=note,
        )

    def value_page(self, facet: FacetView, value: ValueView) -> ValuePage:
        """The page of one value."""
        word, list_words = self.localizer.word, self.localizer.word(f"menu.{self.registry}")
        grouped = word(f"facets.by.{facet.id}")
        title = word("facets.title", list=list_words, by=grouped, value=_LABEL)
        count = self.localizer.count(f"counts.{self.registry}", value.count)
        lead = word("facets.lead", count=count, facet=facet.label, value=_LABEL)
        about = self._about(facet, value)
        chosen = set(self.localizer.joined.values[self.registry][facet.id][value.id])
        cards = [self._card(record) for record in self.ordered if record.id in chosen]
        return ValuePage(
            registry=self.registry,
            title=_pieces(title, value.label),
            description=_description(
                lead.replace(_LABEL, value.label.plain), about.plain, word(f"facets.about.{self.registry}")
            ),
            count=count,
            about=about,
            cards=cards[:CARD_LIMIT],
            rest=cards[CARD_LIMIT:],
            ways=self._ways(facet, value),
            others_heading=f"{list_words} {grouped}",
            others=[other for other in facet.values if other.id != value.id],
            parents=parents(self.localizer, self.registry),
        )

    def _about(self, facet: FacetView, value: ValueView) -> LocalizedText:
        """The description of a term where the taxonomy has one; else a sentence about the pages of the registry."""
        taxonomy = self.localizer.joined.taxonomy
        terms = getattr(taxonomy, KINDS[self.registry].facet(facet.id).vocabulary, ())
        term = next((term for term in terms if term.id == value.id and term.description), None)
        if term:
            return self.localizer.say(term.description, taxonomy.language)
        return LocalizedText(self.localizer.word(f"facets.about.{self.registry}"))

    def _ways(self, facet: FacetView, value: ValueView) -> list[Link]:
        """Links to the list filtered by this value, and to the whole list."""
        listed = self.localizer.page_href(f"{self.registry}/")
        return [
            Link(f"{listed}?{facet.id}={value.id}", LocalizedText(self.localizer.word("facets.combine"))),
            Link(listed, LocalizedText(self.localizer.word(f"facets.all.{self.registry}"))),
        ]

    @cached_property
    def _groups(self) -> list[Group]:
        numbers = self._numbers()
        orders = [self._in_order(name) for name in self.orders]
        places = [{record.id: str(place) for place, record in enumerate(order)} for order in orders]

        # `before`: the limit of cards counts across the groups of a page.
        def items(records: Sequence[Any], before: int = 0) -> list[ListItem]:
            return [
                ListItem(
                    self._card(record),
                    " ".join(numbers.get(record.id, ())),
                    " ".join(order[record.id] for order in places),
                    before + number < CARD_LIMIT,
                )
                for number, record in enumerate(records)
            ]

        parted = KINDS[self.registry].parted
        if parted:
            return self._parts(parted, items)
        if self.orders[0] != "date":
            return [Group(items(self.ordered))]
        word, today = self.localizer.word, self.localizer.today
        coming, over = upcoming(self.records.values(), today), past(self.records.values(), today)
        own = [event for event in over if event.scope == "project"]
        others = [event for event in over if event.scope != "project"]
        groups = [
            Group(items(coming), "upcoming", word("events.upcoming"), word("events.none")),
            Group(items(own, len(coming)), "past", word("events.past"), word("lists.empty")),
        ]
        if others:
            groups.append(Group(items(others, len(coming) + len(own)), "past-others", word("events.past_others")))
        return groups

    def _parts(self, facet: str, items: Callable[[Sequence[Any], int], list[ListItem]]) -> list[Group]:
        """One group for each value of a facet, in the order of its values."""
        found: list[Group] = []
        values = [value for one in self.facets if one.id == facet for value in one.values]
        for value in values:
            chosen = set(self.localizer.joined.values[self.registry][facet][value.id])
            records = [record for record in self.ordered if record.id in chosen]
            before = sum(len(group.items) for group in found)
            found.append(Group(items(records, before), f"{facet}-{value.id}", value.label.plain))
        return found

    def _numbers(self) -> dict[str, list[str]]:
        """The numbers of each record's facet values, by the id of the record."""
        found: dict[str, list[str]] = {}
        for facet in self.facets:
            for value in facet.values:
                for identifier in self.localizer.joined.values[self.registry][facet.id][value.id]:
                    found.setdefault(identifier, []).append(str(value.number))
        return found

    def _in_order(self, order: Order) -> list[Any]:
        return ORDERS[order](self.localizer, list(self.records.values()))

    def _card(self, record: Any) -> Card:
        return SHOWN[self.registry].card(self.localizer, record)


def _pieces(words: str, value: LocalizedText) -> list[LocalizedText]:
    """Split words at the place of a label and put the label there."""
    before, _, after = words.partition(_LABEL)
    return [piece for piece in (LocalizedText(before), value, LocalizedText(after)) if piece.text]


def _description(lead: str, about: str, generic: str) -> str:
    """The description for search engines: the count and the value, then their meaning where the whole of it fits."""
    return next(
        (words for words in (f"{lead} {about}", f"{lead} {generic}") if len(words) <= DESCRIPTION_LENGTH),
        f"{lead} {about}",
    )
