"""Laws on cybersecurity, by country: NIS 2 and what stands in its place outside the European Union."""

from __future__ import annotations

from dataclasses import dataclass

from hub.model.records import Actor, Record
from hub.model.types import Country, Stamp, Summary, Url
from hub.model.values import Name, PartialDate

STEPS = ("presented", "adopted", "published", "in_force")
"""The fields of the steps of a law, in the order in which it takes them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Law(Record):
    """The law of a country, or the bill that is to become one, in its own language.

    A date that has not come or is not known is absent. `local_authorities` is what public sources say of them.
    """

    name: Name
    reference: Name | None = None
    country: Country
    presented: PartialDate | None = None
    adopted: PartialDate | None = None
    published: PartialDate | None = None
    in_force: PartialDate | None = None
    authorities: tuple[Actor, ...] = ()
    summary: Summary
    local_authorities: Summary | None = None
    official_page: Url | None = None
    checked: Stamp
