"""The comparison of practices: the choice of a practice, the rows of the table, the phrases of the script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.localization.localizer import Localizer

MOST_COMPARED = 4
"""The most practices side by side: more columns are hard to read on A4 and to remember."""
COMPARED_FACTS = ("place", "period", "owner", "audiences")
COMPARED_SECTIONS = ("problem", "what_it_does", "who_is_involved", "resources", "evidence")
COMPARED_OUTCOMES = ("challenges", "transfer_potential")


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A practice that can be chosen for comparison; `label` is the text of its button, `colon` what parts it from the
    practice's title for those who hear the button."""

    id: str
    label: str
    colon: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonRow:
    """A row of the comparison. `kind` is badge, fact or part; `key` names the fact or section that the row shows."""

    kind: str
    key: str
    heading: str

    @property
    def noted(self) -> bool:
        """Whether the printed row has room for notes below it: rows of running text have."""
        return self.kind == "part" and self.key != "figures"


def choice_view(localizer: Localizer, identifier: str) -> Choice:
    """The choice of one practice."""
    return Choice(id=identifier, label=localizer.word("compare.choose"), colon=localizer.word("signs.colon"))


def comparison_rows(localizer: Localizer) -> Sequence[ComparisonRow]:
    """The rows of the comparison in the order of the Interreg Europe form: first the setting of a practice, last what
    can be reused."""
    return [
        ComparisonRow(kind="badge", key="", heading=localizer.word("compare.badge")),
        *(ComparisonRow(kind="fact", key=key, heading=localizer.word(f"facts.{key}")) for key in COMPARED_FACTS),
        *(_part(localizer, key) for key in COMPARED_SECTIONS),
        ComparisonRow(kind="part", key="figures", heading=localizer.word("figures.heading")),
        *(_part(localizer, key) for key in COMPARED_OUTCOMES),
    ]


def chosen_words(localizer: Localizer, key: str) -> Sequence[str]:
    """A phrase for each number of chosen practices, from 1 on; the script cannot form plurals itself."""
    return [localizer.count(f"compare.{key}", number) for number in range(1, MOST_COMPARED + 1)]


def _part(localizer: Localizer, key: str) -> ComparisonRow:
    return ComparisonRow(kind="part", key=key, heading=localizer.word(f"sections.{key}"))
