"""The small map on a record's page that shows where in Europe the record is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hub.drawing.land import View, coarse_land, draw
from hub.model.records import Location

LOCATOR = View(west=-1750, south=-1750, east=1950, north=2250, width=92)
"""From Gibraltar to the North Cape; the stylesheet draws it larger than its 92 units (components/locator.css)."""


@dataclass(frozen=True, slots=True)
class Locator:
    """The position of one point in Europe: the land, and the point in units of the view."""

    view: View
    land: str
    x: float
    y: float


def locator(location: Location | None) -> Locator | None:
    """The small map of a place; None where its point is unknown or outside the map."""
    if location is None or location.coordinates is None:
        return None
    x, y = LOCATOR.place(location.coordinates.lat, location.coordinates.lon)
    if not (0 < x < LOCATOR.width and 0 < y < LOCATOR.height):
        return None
    return Locator(LOCATOR, _locator_land(), round(x, 1), round(y, 1))


@cache
def _locator_land() -> str:
    return draw(coarse_land(), LOCATOR)
