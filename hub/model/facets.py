"""What lists are narrowed by: how the values of a facet are read from a record, in no language.

A value is written as it stands in addresses: kebab-case, countries and NUTS codes in lower case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from hub.model.events import Event
from hub.model.practices import Practice
from hub.model.rules import Vocabulary

Values = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Ids of records by facet and value, both in the order of the registry."""
Reading = Callable[[Any], Iterable[str]]


class Facet(NamedTuple):
    """A facet: its name, which is a part of addresses and a query key; the values of a record; and the list of the
    taxonomy that they are terms of, if they are."""

    name: str
    read: Reading
    vocabulary: Vocabulary | Literal[""] = ""

    def values(self, record: Any) -> tuple[str, ...]:
        """The values of a record, each once; none where it is unknown."""
        return tuple(dict.fromkeys(self.read(record)))


def of_field(name: str) -> Reading:
    """Reads a field that holds a term or a choice, or several of them."""

    def read(record: Any) -> Iterable[str]:
        value = getattr(record, name)
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else value

    return read


def country(record: Any) -> Iterable[str]:
    """The country that a record lies in."""
    return [record.location.country.lower()]


def region(record: Any) -> Iterable[str]:
    """The NUTS code of the region that a record lies in."""
    return [record.location.region.nuts.lower()] if record.location.region else []


def proof(practice: Practice) -> Iterable[str]:
    """How far a practice is proven."""
    return [practice.badge.replace("_", "-")]


def partner_ids(event: Event) -> Iterable[str]:
    """The partners that an event names."""
    return event.partner_ids


def years(event: Event) -> Iterable[str]:
    """Every year that an event touches."""
    return [str(year) for year in range(event.start.year, event.last.year + 1)]


def index_records(facets: Sequence[Facet], records: Mapping[str, Any], partners: Iterable[str]) -> Values:
    """Which records have which value. Of partners only the published ones are values."""
    known = set(partners)
    found: dict[str, dict[str, list[str]]] = {facet.name: defaultdict(list) for facet in facets}
    for identifier, record in records.items():
        for facet in facets:
            for value in facet.values(record):
                if facet.name != "partner" or value in known:
                    found[facet.name][value].append(identifier)
    return {name: {value: tuple(ids) for value, ids in values.items()} for name, values in found.items()}
