"""What the lists are narrowed by: the facets of each registry and the values of each record, in no language.

A value is written as it stands in addresses: kebab-case, countries and NUTS codes in lower case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hub.models import Event, Practice
from hub.rules import REGISTRIES, Registry

Values = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Ids of records by facet and value, both in the order of the registry."""
_Reading = Callable[[Any], Iterable[str]]


def _country(record: Any) -> Iterable[str]:
    return [record.location.country.lower()]


def _region(practice: Practice) -> Iterable[str]:
    region = practice.location.region
    return [region.nuts.lower()] if region else []


def _years(event: Event) -> Iterable[str]:
    """Every year that an event touches."""
    return [str(year) for year in range(event.start.year, event.last.year + 1)]


def _kind(record: Any) -> Iterable[str]:
    return [record.kind]


_READINGS: Mapping[Registry, Mapping[str, _Reading]] = {
    "practices": {
        "theme": lambda practice: practice.themes,
        "country": _country,
        "region": _region,
        "audience": lambda practice: practice.audiences,
        "area": lambda practice: practice.areas,
        "lever": lambda practice: practice.levers,
        "evidence": lambda practice: [practice.badge.replace("_", "-")],
        "status": lambda practice: [practice.status] if practice.status else [],
    },
    "events": {"kind": _kind, "partner": lambda event: event.partner_ids, "year": _years},
    "partners": {"country": _country, "kind": _kind},
    "organisations": {"country": _country, "kind": _kind},
}

FACETS: Mapping[Registry, tuple[str, ...]] = {name: tuple(readings) for name, readings in _READINGS.items()}
"""The facets of each registry in the order in which they are offered; each is a part of addresses and a query key."""


def values_of(registry: Registry, facet: str, record: Any) -> tuple[str, ...]:
    """The values of a record, each once; none where it is unknown."""
    return tuple(dict.fromkeys(_READINGS[registry][facet](record)))


def index_records(registry: Registry, records: Mapping[str, Any], partners: Iterable[str]) -> Values:
    """Which records have which value. Of partners only the published ones are values."""
    known = set(partners)
    found: dict[str, dict[str, list[str]]] = {facet: defaultdict(list) for facet in FACETS[registry]}
    for identifier, record in records.items():
        for facet in FACETS[registry]:
            for value in values_of(registry, facet, record):
                if facet != "partner" or value in known:
                    found[facet][value].append(identifier)
    return {facet: {value: tuple(ids) for value, ids in values.items()} for facet, values in found.items()}


def facet_names() -> frozenset[str]:
    """The first parts of the addresses of lists below a registry."""
    return frozenset(facet for registry in REGISTRIES for facet in FACETS[registry])
