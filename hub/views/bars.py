"""Bar charts as tables: each row carries its bar, so that the picture and the figures cannot differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.localization.localizer import Link, LocalizedText


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its label, the number in words, and the length of the bar in percent of the longest one.

    `kind` chooses the look of the bar and `kind_label` names the kind; both are empty where all bars are of one kind.
    """

    label: LocalizedText | Link
    number: LocalizedText
    length: float
    kind: str = ""
    kind_label: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars under a caption. `heads` are the headings of the label and number columns, `note` is a remark below."""

    caption: str
    heads: tuple[str, str]
    bars: Sequence[Bar]
    note: str = ""

    @property
    def by_kind(self) -> bool:
        """Whether the bars have kinds; the kind is then named beside each bar."""
        return any(bar.kind for bar in self.bars)


def lengths(values: Sequence[float]) -> list[float]:
    """Each value in percent of the greatest one, rounded to a tenth; values below zero count as 0."""
    most = max(values, default=0)
    return [round(100 * max(value, 0) / most, 1) if most > 0 else 0.0 for value in values]
