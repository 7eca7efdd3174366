"""The records of the registries: the fields common to all, places, actors, partners, organisations.

The type of a field and its `Annotated` rules control reading (`hub.reading`) and the checks. Fields are declared in the
order in which registries are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from hub.model.reviews import Reviews
from hub.model.rules import Asked, Between, Term
from hub.model.types import (
    Contact,
    Country,
    Id,
    LanguageCode,
    Line,
    Long,
    Nuts,
    OrganisationRef,
    PartnerRef,
    Publish,
    Role,
    Stamp,
    Summary,
    Url,
)
from hub.model.values import Name


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The fields that every record has."""

    id: Id
    language: LanguageCode
    sources: tuple[Url, ...] = ()
    updated: Stamp | None = None
    reviewed: Stamp | None = None
    translations: Reviews | None = None
    former_ids: tuple[Id, ...] = ()
    publish: Publish = "true"


@dataclass(frozen=True, kw_only=True, slots=True)
class Coordinates:
    """A point in WGS 84, decimal degrees, for maps and for reuse of the data."""

    lat: Annotated[float, Between(-90, 90)]
    lon: Annotated[float, Between(-180, 180)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A region and its code in the NUTS classification of Eurostat."""

    name: Name
    nuts: Nuts


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A location, from the country down to a point, as precise as known."""

    country: Country
    region: Region | None = None
    city: Name | None = None
    coordinates: Coordinates | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NameStatus:
    """What the name of a body is in each language: its own, one in public use, or our translation.

    Without a status, the body uses each of its names itself. `hub.model.names` says which one heads a page.
    """

    own: LanguageCode
    official: tuple[LanguageCode, ...] = ()
    established: tuple[LanguageCode, ...] = ()
    ours: tuple[LanguageCode, ...] = ()


NAME_STATUSES = ("official", "established", "ours")
"""The statuses: the fields of `NameStatus` that list languages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """An owner, organiser or participant: a partner, an organisation of the registry, or only a name."""

    partner: PartnerRef | None = None
    organisation: OrganisationRef | None = None
    name: Name | None = None
    name_status: NameStatus | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Partner(Record):
    """A project partner; its page is also the page of its region."""

    name: Name
    name_status: NameStatus | None = None
    full_name: Name | None = None
    short: str | None = None
    role: Role
    kind: Annotated[str, Term("organisation_kinds")]
    location: Location
    website: Annotated[Url, Asked()] | None = None
    contact: Contact | None = None
    summary: Summary
    description: Annotated[Long, Asked()] | None = None
    policy_instrument: Annotated[Line, Asked()] | None = None
    stakeholders: tuple[Annotated[OrganisationRef, Asked()], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Record):
    """An actor of a regional ecosystem that is not a project partner."""

    name: Name
    name_status: NameStatus | None = None
    full_name: Name | None = None
    short: str | None = None
    kind: Annotated[str, Term("organisation_kinds")]
    location: Location
    website: Annotated[Url, Asked()] | None = None
    contact: Contact | None = None
    summary: Summary
