"""Good practices, with the fields of the Interreg Europe form, so that a record can be copied into that form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, get_args

from hub.model.records import Actor, Location, Record, Region
from hub.model.rules import Asked, Limit, Matching, Term
from hub.model.types import (
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

LEVELS: tuple[EvidenceLevel, ...] = get_args(EvidenceLevel)
"""The levels of evidence, the best proven first: the one scale by which practices are shown and sorted."""


def level_term(level: str) -> str:
    """The id of a level's term in the taxonomy: ids are kebab-case, choices of a closed list snake_case."""
    return level.replace("_", "-")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A key figure. `unit` is a currency (ISO 4217), `percent`, a unit of time, or a term of the taxonomy.

    `headline` names the one figure of a practice that its card shows.
    """

    value: float
    upper: float | None = None
    unit: Annotated[str, Term("units")] | None = None
    label: Line
    kind: FigureKind
    period: Annotated[str, Matching("period"), Asked()] | None = None
    approximate: bool = False
    headline: bool = False
    note: Summary | None = None
    source: Annotated[Url, Asked()] | None = None

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency; those of the taxonomy are kebab-case, like all ids."""
        return self.unit is not None and self.unit.isupper()


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesValue:
    """One value of a series, with its own source."""

    value: float
    unit: Annotated[str, Term("units")] | None = None
    label: Line
    period: Annotated[str, Matching("period")] | None = None
    approximate: bool = False
    note: Summary | None = None
    source: Url


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """Values that are read one after the other: the steps of a process, the years of one question, several groups."""

    title: Line
    values: tuple[SeriesValue, ...]
    note: Summary | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Transfer:
    """A documented transfer: the region that adopted the practice, what it adopted, and when."""

    region: Region | None = None
    country: Country
    partner: PartnerRef | None = None
    date: Annotated[PartialDate, Asked()] | None = None
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
    start: Annotated[PartialDate, Asked()] | None = None
    end: PartialDate | None = None
    status: Annotated[PracticeStatus, Asked()] | None = None
    timing_note: Line | None = None
    problem: Long
    what_it_does: tuple[Long, ...]
    who_is_involved: Annotated[Long, Asked()] | None = None
    organisations: tuple[OrganisationRef, ...] = ()
    evidence_level: EvidenceLevel
    evidence_note: Summary | None = None
    evidence: Annotated[Long, Asked()] | None = None
    figures: tuple[Annotated[Figure, Asked()], ...] = ()
    series: tuple[Series, ...] = ()
    resources: Annotated[Long, Asked()] | None = None
    challenges: Annotated[Long, Asked()] | None = None
    transfer_potential: Annotated[Long, Asked()] | None = None
    transfers: tuple[Transfer, ...] = ()
    themes: tuple[Annotated[str, Term("themes")], ...]
    audiences: tuple[Annotated[str, Term("audiences")], ...]
    areas: tuple[Annotated[str, Term("areas")], ...]
    levers: tuple[Annotated[str, Term("levers")], ...]
    related: tuple[PracticeRef, ...] = ()
    interreg_url: Url | None = None

    def has_ended(self, today: date) -> bool:
        """Whether it is over: said so, or its last day has passed."""
        return self.status == "completed" or (self.end is not None and self.end.last < today)

    @property
    def headline(self) -> Figure | None:
        """The figure that the record names for its card."""
        return next((figure for figure in self.figures if figure.headline), None)
