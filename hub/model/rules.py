"""The rules that a field may carry in `Annotated`: descriptions without behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hub.problems import Level

Registry = str
"""The name of a kind of record, such as `practices`: a key of `hub.model.kinds.KINDS`."""
Vocabulary = Literal[
    "themes",
    "audiences",
    "areas",
    "levers",
    "event_kinds",
    "organisation_kinds",
    "document_kinds",
    "evidence_levels",
    "units",
]
TERM_LISTS: tuple[Vocabulary, ...] = (
    *("themes", "audiences", "areas", "levers"),
    *("event_kinds", "organisation_kinds", "document_kinds"),
)
"""The lists of terms that editors choose from and can extend; the evidence levels are fixed in the model."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An id: kebab-case, stable, part of an address."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The maximum of characters by language; a text above `most` is a `level`, above `strict` always a problem."""

    most: int
    level: Level = "problem"
    strict: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """A long text, in which Markdown is allowed."""


@dataclass(frozen=True, slots=True)
class ForSearch:
    """Words for the search alone, parted by commas: no page shows them, and each language has its own, if any."""


@dataclass(frozen=True, slots=True)
class Matching:
    """A text in a named format: url, day, time, country, nuts, language, period, image, contact, phone."""

    form: Literal["url", "day", "time", "country", "nuts", "language", "period", "image", "contact", "phone"]


@dataclass(frozen=True, slots=True)
class Past:
    """The day of something that was done: it must not be in the future."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A value that only those know whom the record is about: the letter to a partner asks for it while it is absent."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone of the IANA database, such as Europe/Paris."""


@dataclass(frozen=True, slots=True)
class Between:
    """A number from `least` to `most`."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an entry in another registry."""

    registry: Registry


@dataclass(frozen=True, slots=True)
class Term:
    """The id of a term in one list of the taxonomy."""

    vocabulary: Vocabulary
