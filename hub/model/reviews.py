"""Reviews of translations: which partner has read the translation of a record, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hub.languages import KNOWN_LANGUAGES
from hub.model.types import PartnerRef, Stamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """A partner has read every text of a record in one language, on one day."""

    reviewed_by: PartnerRef
    reviewed_on: Stamp


class _ByLanguage:
    """A value for each language, by its code: `sr-Cyrl` is none of Python's identifiers."""

    def __init__(self, **given: Review | None) -> None:
        for code in KNOWN_LANGUAGES:
            object.__setattr__(self, code, given.get(code))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).items()))


Reviews: Any = dataclass(frozen=True, init=False, repr=False, eq=False)(
    type(
        "Reviews",
        (_ByLanguage,),
        {
            "__annotations__": dict.fromkeys(KNOWN_LANGUAGES, Review | None),
            "__module__": __name__,
            "__doc__": "The reviews of the translations of a record, one a language.",
            **dict.fromkeys(KNOWN_LANGUAGES),
        },
    )
)
"""A field for each language that the hub has words for: languages are listed nowhere else."""


def reviews_of(record: Any) -> dict[str, tuple[str, str]]:
    """Partner and day of each review of a record, by language; what could not be read is left out."""
    found = {code: getattr(getattr(record, "translations", None), code, None) for code in KNOWN_LANGUAGES}
    return {code: (one.reviewed_by, str(one.reviewed_on)) for code, one in found.items() if isinstance(one, Review)}
