"""Charts of bars: a table whose rows carry their bar, so that picture and figures cannot differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.localization.localizer import Link, LocalizedText


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: what it counts, the number in words, the length in percent of the chart's longest bar.

    `kind` chooses the look of the bar, `kind_label` says it; both are empty where all bars are of one kind.
    """

    label: LocalizedText | Link
    number: LocalizedText
    length: float
    kind: str = ""
    kind_label: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars under a caption; `heads` names the column of labels and that of numbers, `note` says what to mind."""

    caption: str
    heads: tuple[str, str]
    bars: Sequence[Bar]
    note: str = ""

    @property
    def by_kind(self) -> bool:
        """Whether its bars are of kinds, which are then said beside each."""
        return any(bar.kind for bar in self.bars)


def lengths(values: Sequence[float]) -> list[float]:
    """Each value in percent of the greatest, to a tenth; nothing below zero."""
    most = max(values, default=0)
    return [round(100 * max(value, 0) / most, 1) if most > 0 else 0.0 for value in values]
