"""Where marks and labels stand so that none covers another: the same input always gives the same drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

Size = tuple[float, float]
_ROUNDS = 200
"""After so many, boxes for which there is no room at all stay where they are: the build does not hang on a full map."""
_NOWHERE = 100
"""What a label without a place counts, in ranks: more than any place."""
_LETTER = 0.52
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
            # Two moved apart have the gap but for rounding, and would be moved again without end.
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
    return Box(0, 0, len(text) * size * _LETTER, size * 1.25)


def place_labels(labels: Sequence[tuple[Box, Box]], taken: Sequence[Box], *, size: Size) -> list[Box | None]:
    """A box for each label beside its mark, None where all places around it are taken.

    `labels` are pairs of mark and label, `taken` are all marks. Each label takes the first free place; since whoever
    comes first takes from the others, several orders are tried, and the one in which labels fare best is kept.
    """
    numbers = list(range(len(labels)))
    # From each label on, forwards and backwards.
    orders = [numbers[i:] + numbers[:i] for i in numbers] + [numbers[i::-1] + numbers[:i:-1] for i in numbers]
    tries = [_place_in_order(labels, taken, order, size) for order in orders]
    places, _ = min(tries, key=lambda one: one[1], default=([], 0))
    return places


def _place_in_order(
    labels: Sequence[tuple[Box, Box]], taken: Sequence[Box], order: Sequence[int], size: Size
) -> tuple[list[Box | None], int]:
    """The places when labels choose in that order, and how far from their best places they are."""
    found: list[Box | None] = [None] * len(labels)
    filled, cost = list(taken), 0
    for number in order:
        places = list(_around(*labels[number]))
        free = (
            (rank, box)
            for rank, box in enumerate(places)
            if box.within(*size) and not any(box.overlaps(other, 1) for other in filled)
        )
        rank, box = next(free, (_NOWHERE, None))
        cost += rank
        if box:
            found[number] = box
            filled.append(box)
    return found, cost


def _around(mark: Box, label: Box) -> Iterator[Box]:
    """East, west, then below and above: in the middle, and in line with either edge."""
    right = mark.width / 2 + 2 + label.width / 2
    down = mark.height / 2 + label.height / 2 + 1
    edge = (label.width - mark.width) / 2
    for step in (right, -right):
        yield replace(label, x=mark.x + step, y=mark.y)
    for rise in (down, -down):
        for step in (0, edge, -edge):
            yield replace(label, x=mark.x + step, y=mark.y + rise)
