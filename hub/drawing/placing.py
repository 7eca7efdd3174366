"""Where marks and labels stand so that none covers another: the same input always gives the same drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

_ROUNDS = 200
_LETTER = 0.56
"""The mean width of a letter, in heights of the font: measured on place names in the sans of the site, rounded up."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre and size, in px."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Whether the two come nearer to each other than a gap."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )

    def moved_into(self, width: float, height: float) -> Box:
        """The nearest place in a drawing of that size."""
        x = min(max(self.x, self.width / 2), width - self.width / 2)
        return replace(self, x=x, y=min(max(self.y, self.height / 2), height - self.height / 2))

    def within(self, width: float, height: float) -> bool:
        """Whether it lies in a drawing of that size."""
        return (
            self.width / 2 <= self.x <= width - self.width / 2 and self.height / 2 <= self.y <= height - self.height / 2
        )


def separate(boxes: Sequence[Box], *, width: float, height: float, gap: float = 2) -> list[Box]:
    """Boxes moved apart, each pair by the shorter way and by halves, until none overlap; all stay in the drawing."""
    placed = [box.moved_into(width, height) for box in boxes]
    for _ in range(_ROUNDS):
        moved = False
        for i, j in combinations(range(len(placed)), 2):
            if placed[i].overlaps(placed[j], gap - 0.01):
                pair = _apart(placed[i], placed[j], gap)
                placed[i], placed[j] = (box.moved_into(width, height) for box in pair)
                moved = True
        if not moved:
            break
    return placed


def _apart(first: Box, second: Box, gap: float) -> tuple[Box, Box]:
    right, down = second.x - first.x, second.y - first.y
    wide = (first.width + second.width) / 2 + gap - abs(right)
    high = (first.height + second.height) / 2 + gap - abs(down)
    if wide <= high:
        step = wide / 2 * (1 if right >= 0 else -1)
        return replace(first, x=first.x - step), replace(second, x=second.x + step)
    step = high / 2 * (1 if down >= 0 else -1)
    return replace(first, y=first.y - step), replace(second, y=second.y + step)


def text_box(text: str, size: float) -> Box:
    """The room that words in a font of that size take, as a box around the origin."""
    return Box(0, 0, len(text) * size * _LETTER, size * 1.2)


def place_labels(
    labels: Iterable[tuple[Box, Box]], taken: Sequence[Box], *, width: float, height: float
) -> list[Box | None]:
    """A box for each label beside its mark: the first free of eight directions, near before far; None if all are taken.

    `labels` are pairs of mark and label, `taken` are all marks.
    """
    found: list[Box | None] = []
    filled = list(taken)
    for mark, label in labels:
        free = (
            box
            for box in _around(mark, label)
            if box.within(width, height) and not any(box.overlaps(other, 1) for other in filled)
        )
        box = next(free, None)
        found.append(box)
        filled += [box] if box else []
    return found


def _around(mark: Box, label: Box) -> Iterable[Box]:
    """East, west, south, north, then the corners."""
    for gap in (3, 12, 24):
        right = mark.width / 2 + gap + label.width / 2
        down = mark.height / 2 + gap / 2 + label.height / 2
        steps = ((right, 0), (-right, 0), (0, down), (0, -down))
        corners = ((right, down), (right, -down), (-right, down), (-right, -down))
        for x, y in (*steps, *corners):
            yield replace(label, x=mark.x + x, y=mark.y + y)
