"""Facets, by which lists are filtered: how to read a facet's values from a record, independent of language.

A value has the form that it has in addresses: kebab-case; countries and NUTS codes in lower case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from hub.model.documents import Document
from hub.model.events import Event
from hub.model.practices import Practice, level_term
from hub.model.rules import Registry, Vocabulary
from hub.text.kebab import kebab

Values = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Ids of records by facet and value; facets and ids in the order of the registry."""
ValueReader = Callable[[Any], Iterable[str]]
Published = Mapping[Registry, Collection[str]]
"""The ids of published records by registry."""


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

    def shows(self, record: Any, value: str, published: Published) -> bool:
        """Whether a list may name a value: no record that is hidden or withdrawn is named."""
        if self.read is publisher:
            named = record.publisher.name is not None
            return named or value in published["partners"] or value in published["organisations"]
        return not self.registry or value in published[self.registry]


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


def written_in(document: Document) -> Iterable[str]:
    """The language of a document."""
    return [document.written_in]


def publisher(document: Document) -> Iterable[str]:
    """The publisher of a document: the id of a partner or an organisation, else its name in kebab-case."""
    actor = document.publisher
    value = actor.partner or actor.organisation or (kebab(actor.name.own, 60) if actor.name else "")
    return [value] if value else []


def index_records(facets: Sequence[Facet], records: Mapping[str, Any], published: Published) -> Values:
    """The records that have each value. Ids of other records are values only when those are published."""
    found: dict[str, dict[str, list[str]]] = {facet.name: defaultdict(list) for facet in facets}
    for identifier, record in records.items():
        for facet in facets:
            for value in facet.values(record):
                if facet.shows(record, value, published):
                    found[facet.name][value].append(identifier)
    return {name: {value: tuple(ids) for value, ids in values.items()} for name, values in found.items()}
