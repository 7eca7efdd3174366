"""Place marks and labels on a map without overlap; the same input always gives the same drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

Size = tuple[float, float]
_ROUNDS = 200
"""Maximum number of rounds; boxes without room then stay where they are, so that a full map cannot block the build."""
_UNPLACED_COST = 100
"""The cost of a label without a position: higher than the rank of any position."""
_LETTER_WIDTH = 0.52
"""The mean width of a letter in units of the font size: measured on place names in the site's sans font, rounded up."""
_APART = 2
"""The least distance between labels in px: where letters stand on whole pixels, a text is up to 2 px wider."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre and size, in px."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Whether the distance between the two boxes is less than a gap."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )

    def moved_into(self, width: float, height: float) -> Box:
        """The box moved to the nearest position inside a drawing of that size."""
        x = min(max(self.x, self.width / 2), width - self.width / 2)
        return replace(self, x=x, y=min(max(self.y, self.height / 2), height - self.height / 2))

    def within(self, width: float, height: float) -> bool:
        """Whether the box is inside a drawing of that size."""
        return (
            self.width / 2 <= self.x <= width - self.width / 2 and self.height / 2 <= self.y <= height - self.height / 2
        )


def separate(boxes: Sequence[Box], *, width: float, height: float, gap: float = 2) -> list[Box]:
    """Move overlapping boxes apart in pairs, each by half of the shorter way; all stay in the drawing."""
    placed = [box.moved_into(width, height) for box in boxes]
    for _ in range(_ROUNDS):
        moved = False
        for i, j in combinations(range(len(placed)), 2):
            # Rounding may leave slightly less than the gap, which would move the same pair forever.
            if placed[i].overlaps(placed[j], gap - 0.01):
                pair = _move_apart(placed[i], placed[j], gap)
                placed[i], placed[j] = (box.moved_into(width, height) for box in pair)
                moved = True
        if not moved:
            break
    return placed


def _move_apart(first: Box, second: Box, gap: float) -> tuple[Box, Box]:
    right, down = second.x - first.x, second.y - first.y
    wide = (first.width + second.width) / 2 + gap - abs(right)
    high = (first.height + second.height) / 2 + gap - abs(down)
    if wide <= high:
        step = wide / 2 * (1 if right >= 0 else -1)
        return replace(first, x=first.x - step), replace(second, x=second.x + step)
    step = high / 2 * (1 if down >= 0 else -1)
    return replace(first, y=first.y - step), replace(second, y=second.y + step)


def text_box(text: str, size: float) -> Box:
    """The size of a text in a font of that size, as a box around the origin."""
    return Box(0, 0, len(text) * size * _LETTER_WIDTH, size * 1.25)


@lru_cache(maxsize=64)  # several pages show the same map, and only their links differ
def place_labels(labels: tuple[tuple[Box, Box], ...], taken: tuple[Box, ...], *, size: Size) -> tuple[Box | None, ...]:
    """A box for each label beside its mark, or None where every position is taken.

    `labels` are pairs of mark and label, `taken` are all marks. Each label takes the first free position, so the result
    depends on the order: several orders are tried, and the one with the lowest cost is kept.
    """
    numbers = list(range(len(labels)))
    # Starting at each label, forwards and backwards.
    orders = [numbers[i:] + numbers[:i] for i in numbers] + [numbers[i::-1] + numbers[:i:-1] for i in numbers]
    positions = [
        [(rank, box) for rank, box in enumerate(_candidate_positions(*label)) if box.within(*size)] for label in labels
    ]
    tries = [_place_in_order(positions, taken, order) for order in orders]
    places, _ = min(tries, key=lambda one: one[1], default=([], 0))
    return tuple(places)


def _place_in_order(
    positions: Sequence[Sequence[tuple[int, Box]]], taken: Sequence[Box], order: Sequence[int]
) -> tuple[list[Box | None], int]:
    """The positions when labels choose in that order, and the sum of the ranks of these positions."""
    found: list[Box | None] = [None] * len(positions)
    filled, cost = [(mark, 1.0) for mark in taken], 0
    for number in order:
        free = (
            (rank, box) for rank, box in positions[number] if not any(box.overlaps(other, gap) for other, gap in filled)
        )
        rank, box = next(free, (_UNPLACED_COST, None))
        cost += rank
        if box:
            found[number] = box
            filled.append((box, _APART))
    return found, cost


def _candidate_positions(mark: Box, label: Box) -> Iterator[Box]:
    """Positions by preference: east, west, then below and above, each centred and aligned with either edge."""
    right = mark.width / 2 + 2 + label.width / 2
    down = mark.height / 2 + label.height / 2 + 1
    edge = (label.width - mark.width) / 2
    for step in (right, -right):
        yield replace(label, x=mark.x + step, y=mark.y)
    for rise in (down, -down):
        for step in (0, edge, -edge):
            yield replace(label, x=mark.x + step, y=mark.y + rise)
