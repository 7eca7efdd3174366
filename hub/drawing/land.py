"""The land areas of the maps: read from `europe.json` (see its README.md), projected, drawn as SVG paths."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from hub.drawing.projection import project

Point = tuple[float, float]
Ring = Sequence[Point]


class _Data(TypedDict):
    """The file: rings as flat lists of longitude and latitude in hundredths of a degree."""

    land: list[list[int]]
    countries: dict[str, list[list[int]]]


@dataclass(frozen=True, slots=True)
class View:
    """The part of the map in a drawing: edges in km from the centre, width in px.

    Paths use whole numbers of units, which are `unit` km: smaller than what a screen shows.
    """

    west: float
    south: float
    east: float
    north: float
    width: int
    unit: int = 2

    @property
    def scale(self) -> float:
        """Pixels per kilometre."""
        return self.width / (self.east - self.west)

    @property
    def height(self) -> int:
        """The height in px."""
        return round((self.north - self.south) * self.scale)

    @property
    def transform(self) -> str:
        """The SVG transform from path units to this view."""
        west, north = -self.west * self.scale, self.north * self.scale
        return f"translate({west:.1f} {north:.1f}) scale({self.unit * self.scale:.4f})"

    def place(self, lat: float, lon: float) -> Point:
        """The position of a point in the drawing, in px from its upper left corner."""
        east, north = project(lat, lon)
        return (east - self.west) * self.scale, (self.north - north) * self.scale


@cache
def countries() -> dict[str, list[Ring]]:
    """The rings of each country by ISO 3166-1 code, in km from the centre; land without a code has an empty key."""
    return {code: [_projected(flat) for flat in rings] for code, rings in _data()["countries"].items()}


@cache
def coarse_land() -> list[Ring]:
    """The rings of all land without borders, for small drawings."""
    return [_projected(flat) for flat in _data()["land"]]


def is_near(country: str, lat: float, lon: float) -> bool:
    """Whether a point is in the bounding box of a country, with a margin of two degrees.

    The margin covers small islands such as Lampedusa, which the file leaves out. Every point is near a country that the
    file does not have.
    """
    box = _boxes().get(country)
    return box is None or (box[0] - 2 <= lon <= box[2] + 2 and box[1] - 2 <= lat <= box[3] + 2)


@cache
def _boxes() -> dict[str, tuple[float, float, float, float]]:
    """The bounding box of each country in degrees: west, south, east, north."""
    boxes = {}
    for code, rings in _data()["countries"].items():
        lons = [number / 100 for flat in rings for number in flat[::2]]
        lats = [number / 100 for flat in rings for number in flat[1::2]]
        boxes[code] = min(lons), min(lats), max(lons), max(lats)
    return boxes


def draw_countries(view: View, chosen: Collection[str], *, others: bool) -> str:
    """The path of the chosen countries, or of all others, within the view."""
    rings = (ring for code, rings in countries().items() if (code in chosen) != others for ring in rings)
    return draw(rings, view)


def draw(rings: Iterable[Ring], view: View) -> str:
    """Rings as an SVG path in units, north up, cut at a margin around the view."""
    margin = 60  # km; it keeps the line along a cut edge out of view
    box = (view.west - margin, view.south - margin, view.east + margin, view.north + margin)
    return "".join(_path(cut, view.unit) for ring in rings if (cut := clip(ring, box)))


def clip(ring: Ring, box: tuple[float, float, float, float]) -> list[Point]:
    """The part of a ring inside a box: minimum x, minimum y, maximum x, maximum y (Sutherland and Hodgman, 1974)."""
    points = list(ring)
    for axis, sign, edge in ((0, 1, box[0]), (1, 1, box[1]), (0, -1, box[2]), (1, -1, box[3])):
        kept: list[Point] = []
        for here, there in zip(points, [*points[1:], *points[:1]], strict=True):
            inside, next_inside = sign * (here[axis] - edge) >= 0, sign * (there[axis] - edge) >= 0
            if inside:
                kept.append(here)
            if inside != next_inside:
                share = (edge - here[axis]) / (there[axis] - here[axis])
                kept.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
        points = kept
    return points


def _path(ring: Ring, unit: int) -> str:
    """A ring as an SVG path with relative steps, which are shorter to write than absolute positions."""
    points = [(round(east / unit), round(-north / unit)) for east, north in ring]  # in SVG, y grows downwards
    words = [f"M{points[0][0]} {points[0][1]}l"]
    last = points[0]
    for point in points[1:]:
        if point != last:
            words += [f"{point[0] - last[0]} {point[1] - last[1]} "]
            last = point
    if len(words) < 3:  # so small that rounding left a point or a line
        return ""
    return "".join(words).rstrip().replace(" -", "-") + "z"  # a minus separates numbers as a space does (SVG 2, 9.3.9)


def _projected(flat: Sequence[int]) -> Ring:
    """A ring of the file, in hundredths of a degree, projected to km."""
    return [project(lat / 100, lon / 100) for lon, lat in zip(flat[::2], flat[1::2], strict=True)]


def _data() -> _Data:
    text = Path(__file__).with_name("europe.json").read_text(encoding="utf-8")
    data: _Data = json.loads(text)
    return data
