"""The information that only the publisher can supply; the site stays a preview until it is complete."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Annotated

from hub.model.rules import Matching
from hub.model.types import Line, Stamp, Url

Image = Annotated[str, Matching("image")]
"""The name of a file in docs/assets."""
Contact = Annotated[str, Matching("contact")]
"""An e-mail address, or the web address of a contact form."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Publisher:
    """The publisher's list.

    Publisher and host: France, law 2004-575 (LCEN), article 1-1. Contact for accessibility barriers: Directive (EU)
    2016/2102, article 7. Data that the host records: Regulation (EU) 2016/679, article 13. Visual, emblem and
    statement: Regulation (EU) 2021/1059, article 36. A date in the list is the day of a confirmation.
    """

    legal_form: Line | None = None
    address: str | None = None
    phone: str | None = None
    director: str | None = None
    contact: Contact | None = None
    privacy_contact: Contact | None = None
    accessibility_contact: Contact | None = None
    accessibility_plan: Url | None = None
    host_name: str | None = None
    host_address: str | None = None
    host_phone: str | None = None
    legal_basis: Line | None = None
    log_retention: Line | None = None
    transfer_basis: Line | None = None
    visual: Image | None = None
    emblem: Image | None = None
    statement_checked: Stamp | None = None
    disclaimer_agreed: Stamp | None = None
    partners_confirmed: Stamp | None = None
    policy_instruments_confirmed: Stamp | None = None


ITEMS = tuple(field.name for field in dataclasses.fields(Publisher))
"""The names of all items, in the order of the list."""
OPTIONAL = frozenset({"accessibility_plan"})
"""Items required of some publishers only (France, law 2005-102, article 47: public bodies and large companies)."""


def still_missing(publisher: Publisher) -> list[str]:
    """The required items that are missing for publication."""
    return [name for name in ITEMS if name not in OPTIONAL and getattr(publisher, name) is None]
