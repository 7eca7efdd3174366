"""The parts that generated records share: invented regions, and the terms of the real closed lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]
"""A record as the registries write it."""
Terms = dict[str, list[str]]
"""Ids of terms by closed list."""


@dataclass(frozen=True, slots=True)
class Region:
    """An invented region with a real country code, so that the names of countries are found."""

    name: str
    language: str
    country: str
    nuts: str


# NUTS 2021 does not use these codes, so they name no real region.
REGIONS = [
    Region("Nordania", "fr", "FR", "FR9"),
    Region("Estovia", "ro", "RO", "RO9"),
    Region("Lakeland", "fi", "FI", "FI9"),
    Region("Jadrania", "hr", "HR", "HR9"),
    Region("Collina", "it", "IT", "IT9"),
    Region("Pusztavár", "hu", "HU", "HU9"),
    Region("Westoria", "fr", "FR", "FR8"),
]


def region_of(region: Region) -> Record:
    """The location of a record in a region."""
    return {
        "country": region.country,
        "region": {"name": {"en": region.name, region.language: region.name}, "nuts": region.nuts},
        "city": {region.language: f"{region.name}-City"},
        "coordinates": {"lat": 48.1111, "lon": -1.6743},
    }


def read_terms(taxonomy: Path) -> Terms:
    """The ids of each closed list."""
    lists = yaml.safe_load(taxonomy.read_text(encoding="utf-8"))
    return {name: [term["id"] for term in terms] for name, terms in lists.items() if isinstance(terms, list)}
