"""The information that only the publisher can supply; the site stays a preview until it is complete."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from hub.model.rules import Matching
from hub.model.types import Contact, Country, Line, PartnerRef, Phone, Stamp, Url

Image = Annotated[str, Matching("image")]
"""The name of a file in docs/assets."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmation:
    """The day on which a partner confirmed the helplines of its country: from then on their numbers are shown."""

    country: Country
    partner: PartnerRef
    date: Stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Publisher:
    """The publisher's list.

    Publisher and host: France, law 2004-575 (LCEN), article 1-1. Contact for accessibility barriers: Directive (EU)
    2016/2102, article 7. Data that the host records: Regulation (EU) 2016/679, article 13. Visual, emblem and
    statement: Regulation (EU) 2021/1059, article 36. A date in the list is the day of a confirmation.
    """

    legal_form: Line | None = None
    address: str | None = None
    phone: Phone | None = None
    director: str | None = None
    contact: Contact | None = None
    privacy_contact: Contact | None = None
    accessibility_contact: Contact | None = None
    accessibility_plan: Url | None = None
    host_name: str | None = None
    host_address: str | None = None
    host_phone: Phone | None = None
    legal_basis: Line | None = None
    log_retention: Line | None = None
    transfer_basis: Line | None = None
    visual: Image | None = None
    emblem: Image | None = None
    statement_checked: Stamp | None = None
    disclaimer_agreed: Stamp | None = None
    partners_confirmed: Stamp | None = None
    policy_instruments_confirmed: Stamp | None = None
    helplines_confirmed: tuple[Confirmation, ...] = ()

    def unconfirmed(self, countries: Iterable[str]) -> list[str]:
        """Those of the countries whose helplines no partner has confirmed."""
        confirmed = {item.country for item in self.helplines_confirmed}
        return [country for country in countries if country not in confirmed]


ITEMS = tuple(field.name for field in dataclasses.fields(Publisher))
"""The names of all items, in the order of the list."""
OPTIONAL = frozenset({"accessibility_plan"})
"""Items required of some publishers only (France, law 2005-102, article 47: public bodies and large companies)."""


def still_missing(publisher: Publisher, countries: Iterable[str]) -> list[str]:
    """The required items that are missing for publication; helplines are confirmed for each of the countries."""
    absent = {name for name in ITEMS if getattr(publisher, name) is None}
    if publisher.unconfirmed(countries):
        absent.add("helplines_confirmed")
    return [name for name in ITEMS if name in absent - OPTIONAL]
