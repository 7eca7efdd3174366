"""What lies on top of what in a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from pypdfium2 import PdfDocument, PdfTextPage

DEEP, WIDE = 2.5, 3
"""In points: lines one below the other share less, and so do letters that are drawn closer, such as "fo"."""


class Box(NamedTuple):
    """Where a run of letters stands on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def overprinted(pdf: bytes) -> list[str]:
    """The texts that share room with another one, page by page."""
    pages = (page.get_textpage() for page in PdfDocument(pdf))
    return [f"page {number}: {pair}" for number, page in enumerate(pages, 1) for pair in _pairs(page)]


def _pairs(page: PdfTextPage) -> Iterator[str]:
    boxes = sorted((Box(*page.get_rect(place)) for place in range(page.count_rects())), key=lambda box: -box.top)
    for place, upper in enumerate(boxes):
        for lower in takewhile(lambda box, end=upper.bottom: box.top > end, boxes[place + 1 :]):
            if _share_room(upper, lower):
                yield " / ".join(" ".join(page.get_text_bounded(*box).split()) for box in (upper, lower))


def _share_room(one: Box, other: Box) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    return width > WIDE and min(one.top, other.top) - max(one.bottom, other.bottom) > DEEP
