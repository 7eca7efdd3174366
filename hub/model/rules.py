"""The rules a field may carry in `Annotated`: plain descriptions, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hub.problems import Level

Registry = str
"""The name of a kind of record, such as `practices`: a key of `hub.model.kinds.KINDS`."""
Vocabulary = Literal[
    "themes", "audiences", "areas", "levers", "event_kinds", "organisation_kinds", "evidence_levels", "units"
]
TERM_LISTS: tuple[Vocabulary, ...] = ("themes", "audiences", "areas", "levers", "event_kinds", "organisation_kinds")
"""The lists of terms from which an editor chooses, and which may grow; levels of evidence are fixed in the models."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An id: kebab-case, stable, part of an address."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` characters in each language, `strict` ones always a problem."""

    most: int
    level: Level = "problem"
    strict: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """A long text, in which Markdown is meant."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Text of a form that has a name: url, day, time, country, nuts, language, period, image, contact."""

    form: Literal["url", "day", "time", "country", "nuts", "language", "period", "image", "contact"]


@dataclass(frozen=True, slots=True)
class Past:
    """A day on which something was done: it is not still to come."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone of the IANA database, such as Europe/Paris."""


@dataclass(frozen=True, slots=True)
class Between:
    """A number within bounds."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an entry in another list."""

    registry: Registry


@dataclass(frozen=True, slots=True)
class Term:
    """The id of a term in one list of the taxonomy."""

    vocabulary: Vocabulary
