"""Which pages name which records: a page changes when a record that it names changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from hub.joined.joining import Joined
from hub.model.fields import walk
from hub.model.kinds import REGISTRIES
from hub.model.rules import Reference, Registry

Page = tuple[Registry, str]
"""The page of a record: its kind and its id."""


def pages_naming(joined: Joined) -> Mapping[Page, frozenset[Page]]:
    """For each record, the records whose pages name it; when one record names another, each page names the other."""
    found: dict[Page, set[Page]] = defaultdict(set)
    pairs = {pair for pair in (*_joins(joined), *_references(joined)) if pair[0] != pair[1]}
    for page, record in (*pairs, *((other, one) for one, other in pairs)):
        if page[1] in joined.entries[page[0]]:
            found[record].add(page)
    return {page: frozenset(others) for page, others in found.items()}


def _joins(joined: Joined) -> Iterator[tuple[Page, Page]]:
    """Pairs that follow from regions, roles and programmes."""
    lists: tuple[tuple[Registry, Registry, Mapping[str, list[Any]]], ...] = (
        ("partners", "practices", joined.practices_by_partner),
        ("partners", "practices", joined.transfers_by_partner),
        ("partners", "organisations", joined.organisations_by_partner),
        ("partners", "events", joined.events_by_partner),
        ("organisations", "practices", joined.practices_by_organisation),
        ("organisations", "events", joined.events_by_organisation),
        ("practices", "practices", joined.related_by_practice),
        ("practices", "events", joined.events_by_practice),
    )
    for holder, held, records in lists:
        yield from (((holder, key), (held, record.id)) for key, those in records.items() for record in those)
    for key, uses in joined.library.uses.items():
        yield from ((("documents", key), use) for use in uses)


def _references(joined: Joined) -> Iterator[tuple[Page, Page]]:
    """Pairs from the references in a record's own fields."""
    for name in REGISTRIES:
        for identifier, entry in joined.entries[name].items():
            for leaf in walk(entry.record):
                for rule in leaf.rules:
                    if isinstance(rule, Reference) and rule.registry in REGISTRIES:
                        yield (name, identifier), (rule.registry, leaf.value)
