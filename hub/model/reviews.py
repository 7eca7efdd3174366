"""Reviews of translations: which partner has read the translation of a record, and when."""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from typing import Any

from hub.languages import KNOWN_LANGUAGES
from hub.model.types import PartnerRef, Stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """A partner has read every text of a record in one language, on one day."""

    reviewed_by: PartnerRef
    reviewed_on: Stamp


Reviews: Any = make_dataclass(
    "Reviews",
    [(code, Review | None, None) for code in KNOWN_LANGUAGES],
    namespace={"__module__": __name__, "__doc__": "The reviews of the translations of a record, one a language."},
    frozen=True,
    kw_only=True,
    slots=True,
)
"""A field for each language that the hub has words for: languages are listed nowhere else."""


def reviews_of(record: Any) -> dict[str, tuple[str, str]]:
    """Partner and day of each review of a record, by language; what could not be read is left out."""
    found = {code: getattr(getattr(record, "translations", None), code, None) for code in KNOWN_LANGUAGES}
    return {code: (one.reviewed_by, str(one.reviewed_on)) for code, one in found.items() if isinstance(one, Review)}
