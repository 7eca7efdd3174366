"""The small map on a record's page that shows where in Europe the record is."""

from __future__ import annotations

from dataclasses import dataclass

from hub.drawing.land import View, coarse_land, draw
from hub.localization.localizer import Localizer
from hub.model.records import Location

LOCATOR = View(west=-1750, south=-1750, east=1950, north=2250, width=92, unit=10)
"""From Gibraltar to the North Cape; the stylesheet draws it larger than its 92 units (components/locator.css)."""
LAND = "assets/land.svg"
"""The drawing of the land. All pages share it: within each of them it took 1.3 of their 8 KiB, compressed."""
_GREY = 'fill="#847c6c" fill-opacity="0.265"'
"""A file of its own sees no stylesheet: on the raised ground, light or dark, this gives the colour of lines."""


@dataclass(frozen=True, slots=True)
class Locator:
    """The position of one point in Europe: the view, the address of its land, and the point in units of the view."""

    view: View
    land: str
    x: float
    y: float


def locator(localizer: Localizer, location: Location | None) -> Locator | None:
    """The small map of a place; None where its point is unknown or outside the map."""
    if location is None or location.coordinates is None:
        return None
    x, y = LOCATOR.place(location.coordinates.lat, location.coordinates.lon)
    if not (0 < x < LOCATOR.width and 0 < y < LOCATOR.height):
        return None
    return Locator(LOCATOR, localizer.root + LAND, round(x, 1), round(y, 1))


def draw_land() -> str:
    """The file with the land of the small maps."""
    return _drawing("")


def draw_locator(place: Locator) -> str:
    """The small map with its point, as one file for documents, which load no other."""
    return _drawing(f'<circle fill="#039" cx="{place.x}" cy="{place.y}" r="3"/>')


def _drawing(point: str) -> str:
    path = f'<path {_GREY} transform="{LOCATOR.transform}" d="{draw(coarse_land(), LOCATOR)}"/>'
    box = f"0 0 {LOCATOR.width} {LOCATOR.height}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{path}{point}</svg>\n'
