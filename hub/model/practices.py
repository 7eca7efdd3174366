"""Good practices, with the fields of the Interreg Europe form, so that a record can be copied into that form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from hub.model.records import Actor, Location, Record, Region
from hub.model.rules import Limit, Matching, Term
from hub.model.types import (
    Badge,
    Contact,
    Country,
    EvidenceLevel,
    FigureKind,
    Line,
    Long,
    OrganisationRef,
    PartnerRef,
    PracticeRef,
    PracticeStatus,
    Summary,
    Url,
)
from hub.model.values import Name, PartialDate, Text

BADGES: dict[EvidenceLevel, Badge] = {
    "results": "measured",
    "activity": "in_use",
    "targets_only": "emerging",
    "none_found": "emerging",
    "lesson": "lesson",
}
"""A practice with targets only, or without any figure, never counts as proven."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A key figure. `unit` is a currency (ISO 4217), `percent`, a unit of time, or a term of the taxonomy."""

    value: float
    upper: float | None = None
    unit: Annotated[str, Term("units")] | None = None
    label: Line
    kind: FigureKind
    period: Annotated[str, Matching("period")] | None = None
    approximate: bool = False
    note: Summary | None = None
    source: Url | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Transfer:
    """A documented transfer: the region that adopted the practice, what it adopted, and when."""

    region: Region | None = None
    country: Country
    partner: PartnerRef | None = None
    date: PartialDate | None = None
    description: Long
    sources: tuple[Url, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice(Record):
    """A good practice, with the fields of the Interreg Europe form."""

    title: Annotated[Text, Limit(130, level="note", strict={"en": 100})]
    local_title: Name | None = None
    summary: Annotated[Text, Limit(260)]
    owners: tuple[Actor, ...]
    contact: Contact | None = None
    location: Location
    start: PartialDate | None = None
    end: PartialDate | None = None
    status: PracticeStatus | None = None
    timing_note: Line | None = None
    problem: Long
    what_it_does: tuple[Long, ...]
    who_is_involved: Long | None = None
    organisations: tuple[OrganisationRef, ...] = ()
    evidence_level: EvidenceLevel
    evidence: Long | None = None
    figures: tuple[Figure, ...] = ()
    resources: Long | None = None
    challenges: Long | None = None
    transfer_potential: Long | None = None
    transfers: tuple[Transfer, ...] = ()
    themes: tuple[Annotated[str, Term("themes")], ...]
    audiences: tuple[Annotated[str, Term("audiences")], ...]
    areas: tuple[Annotated[str, Term("areas")], ...]
    levers: tuple[Annotated[str, Term("levers")], ...]
    related: tuple[PracticeRef, ...] = ()
    interreg_url: Url | None = None

    @property
    def badge(self) -> Badge:
        """How well the practice is proven."""
        return BADGES[self.evidence_level]
