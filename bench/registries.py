"""What every generated registry shares: regions, closed lists, facts of the project: all made up but the codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bench.texts import Texts, Words

Record = dict[str, Any]
"""A record as the registries write it."""


@dataclass(frozen=True, slots=True)
class Region:
    """A made-up region: a real country code, so that names of countries come out."""

    name: str
    language: str
    country: str
    nuts: str


REGIONS = [
    Region("Nordania", "fr", "FR", "FR9"),
    Region("Estovia", "ro", "RO", "RO9"),
    Region("Lakeland", "fi", "FI", "FI9"),
    Region("Jadrania", "hr", "HR", "HR9"),
    Region("Collina", "it", "IT", "IT9"),
    Region("Pusztavár", "hu", "HU", "HU9"),
    Region("Westoria", "fr", "FR", "FR8"),
]
TAXONOMY = {
    "themes": [
        *("ecosystem-governance", "incident-response", "prevention-diagnosis", "awareness", "skills-training", "youth"),
        *("exercises", "sme-support", "local-authorities", "observation-data", "research-innovation"),
    ],
    "audiences": [
        "local-authorities",
        "smes",
        "schools",
        "students",
        "teachers",
        "jobseekers",
        "researchers",
        "citizens",
    ],
    "areas": ["personal-space", "industry", "public-space", "cybersecurity"],
    "levers": ["legislation", "infrastructures", "skills"],
    "event_kinds": ["milestone", "launch", "conference", "study-visit", "meeting"],
    "organisation_kinds": ["regional-authority", "university", "company", "cluster", "digital-innovation-hub"],
    "evidence_levels": ["results", "activity", "targets-only", "none-found", "lesson"],
}
PROJECT: Record = {
    "start": "2025-05",
    "end": "2029-04",
    "countries": ["FR", "RO", "FI", "HR", "IT", "HU"],
    "official_page": "https://example.org/project",
    "lead_partner_page": "https://example.org/lead-partner",
}
_UNITS = ("people", "organisations", "companies")


def region_of(region: Region) -> Record:
    """The location of a record in a region."""
    return {
        "country": region.country,
        "region": {"name": {"en": region.name, region.language: region.name}, "nuts": region.nuts},
        "city": {region.language: f"{region.name}-City"},
        "coordinates": {"lat": 48.1111, "lon": -1.6743},
    }


def taxonomy(texts: Texts) -> Record:
    """The closed lists with labels and descriptions of the usual length."""
    lists: Record = {name: [_label(texts, key) for key in keys] for name, keys in TAXONOMY.items()}
    return {"language": "en", **lists, "units": [{"id": key, "forms": _forms(texts.line(8, 12))} for key in _UNITS]}


def _label(texts: Texts, key: str) -> Record:
    return {"id": key, "label": texts.line(9, 24), "description": texts.sentences(56, 97)}


def _forms(words: Words) -> Record:
    return {
        lang: {"one": f"{{n}} {text}", "few": f"{{n}} {text}", "other": f"{{n}} {text}"} for lang, text in words.items()
    }
