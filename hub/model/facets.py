"""Facets, by which lists are filtered: how to read a facet's values from a record, independent of language.

A value has the form that it has in addresses: kebab-case; countries and NUTS codes in lower case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from hub.model.events import Event
from hub.model.practices import Practice, level_term
from hub.model.rules import Registry, Vocabulary

Values = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Ids of records by facet and value; facets and ids in the order of the registry."""
ValueReader = Callable[[Any], Iterable[str]]


class Facet(NamedTuple):
    """A facet: its name in addresses and queries, the function that reads its values, and what the values are: terms
    of a list of the taxonomy, ids of another kind of record, or neither."""

    name: str
    read: ValueReader
    vocabulary: Vocabulary | Literal[""] = ""
    registry: Registry = ""

    def values(self, record: Any) -> tuple[str, ...]:
        """The values of a record without duplicates; empty when the record has none."""
        return tuple(dict.fromkeys(self.read(record)))


class of_field:
    """A reader for a field that holds one or several terms, ids or choices."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, record: Any) -> Iterable[str]:
        """The values of the field."""
        value = getattr(record, self.name)
        if value is None:
            return ()
        return (value,) if isinstance(value, str) else value


def country(record: Any) -> Iterable[str]:
    """The country where the record is located."""
    return [record.location.country.lower()]


def region(record: Any) -> Iterable[str]:
    """The NUTS code of the region where the record is located."""
    return [record.location.region.nuts.lower()] if record.location.region else []


def evidence(practice: Practice) -> Iterable[str]:
    """The level of evidence of a practice, as a term of the taxonomy."""
    return [level_term(practice.evidence_level)]


def partner_ids(event: Event) -> Iterable[str]:
    """The partners of an event."""
    return event.partner_ids


def years(event: Event) -> Iterable[str]:
    """Every year in which the event takes place."""
    return [str(year) for year in range(event.start.year, event.last.year + 1)]


def index_records(
    facets: Sequence[Facet], records: Mapping[str, Any], published: Mapping[Registry, Collection[str]]
) -> Values:
    """The records that have each value. Ids of other records are values only when those are published."""
    found: dict[str, dict[str, list[str]]] = {facet.name: defaultdict(list) for facet in facets}
    for identifier, record in records.items():
        for facet in facets:
            for value in facet.values(record):
                if not facet.registry or value in published[facet.registry]:
                    found[facet.name][value].append(identifier)
    return {name: {value: tuple(ids) for value, ids in values.items()} for name, values in found.items()}
