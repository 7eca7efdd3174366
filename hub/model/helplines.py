"""Helplines: whom to call after a cyber-attack, by country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from hub.model.records import Location, Record
from hub.model.rules import Asked, Term
from hub.model.types import Contact, Line, Phone, Stamp, Summary, Url
from hub.model.values import Name


@dataclass(frozen=True, kw_only=True, slots=True)
class Helpline(Record):
    """A service that helps after a cyber-attack.

    `number` and `contact` are shown only once a partner has confirmed those of the country (`Confirmation`).
    """

    name: Name
    location: Location
    audiences: tuple[Annotated[str, Term("audiences")], ...]
    summary: Summary
    website: Url
    number: Annotated[Phone, Asked()] | None = None
    number_note: Annotated[Line, Asked()] | None = None
    contact: Contact | None = None
    checked: Stamp
