"""Make hub/drawing/europe.json from the countries of world-atlas: only the land that the hub's maps show.

    npm pack world-atlas@2.0.2 && tar -xf world-atlas-2.0.2.tgz
    python scripts/map_data.py package/countries-50m.json

Borders are simplified as lines that two countries share, before the countries are put together, so no gap opens.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from hub.drawing.land import clip
from hub.drawing.projection import project

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
TARGET = Path(__file__).parent.parent / "hub" / "drawing" / "europe.json"
CLIP = (-30.0, 30.0, 52.0, 76.0)
"""West, south, east, north, in degrees: wider than every map, so that no cut edge is visible."""
DETAIL, COARSE = 80.0, 1500.0
"""The smallest corner to keep, in km² of its triangle: on the map of the partnership, and on the small locator."""
LEAST_ISLAND, LEAST_COARSE = 500.0, 6000.0
"""The smallest island to keep, in km²."""
ALPHA2 = {
    "008": "AL", "012": "DZ", "020": "AD", "031": "AZ", "040": "AT", "051": "AM", "056": "BE", "070": "BA", "100": "BG",
    "112": "BY", "191": "HR", "196": "CY", "203": "CZ", "208": "DK", "233": "EE", "234": "FO", "246": "FI", "250": "FR",
    "268": "GE", "276": "DE", "300": "GR", "348": "HU", "352": "IS", "368": "IQ", "364": "IR", "372": "IE", "376": "IL",
    "380": "IT", "398": "KZ", "400": "JO", "422": "LB", "428": "LV", "434": "LY", "438": "LI", "440": "LT", "442": "LU",
    "470": "MT", "498": "MD", "499": "ME", "504": "MA", "528": "NL", "578": "NO", "616": "PL", "620": "PT", "642": "RO",
    "643": "RU", "688": "RS", "703": "SK", "705": "SI", "724": "ES", "752": "SE", "756": "CH", "760": "SY", "788": "TN",
    "792": "TR", "804": "UA", "807": "MK", "818": "EG", "826": "GB", "833": "IM", "831": "GG", "832": "JE", "860": "UZ",
}  # fmt: skip
"""ISO 3166-1: numbers to codes. Land without one of these numbers is drawn without a code."""


def main(source: Path) -> None:
    """Write the file, one country per line."""
    world = json.loads(source.read_text(encoding="utf-8"))
    fine = [simplify(arc, DETAIL) for arc in read_arcs(world)]
    coarse = [simplify(arc, COARSE) for arc in read_arcs(world)]
    countries: dict[str, list[list[Point]]] = {}
    for geometry in world["objects"]["countries"]["geometries"]:
        rings = prepare(rings_of(geometry, fine), LEAST_ISLAND)
        if rings:
            countries.setdefault(ALPHA2.get(str(geometry.get("id")), ""), []).extend(rings)
    land = [ring for shape in world["objects"]["land"]["geometries"] for ring in rings_of(shape, coarse)]
    lines = [f'"{code}": {compact(countries[code])}' for code in sorted(countries)]
    text = f'{{"land": {compact(prepare(land, LEAST_COARSE))},\n"countries": {{\n' + ",\n".join(lines) + "\n}}\n"
    TARGET.write_text(text, encoding="utf-8")


def read_arcs(world: dict[str, Any]) -> list[list[Point]]:
    """The lines of a TopoJSON file. Its coordinates are whole numbers, each the step from the one before
    (specification, 2.2)."""
    (wide, high), (west, south) = world["transform"]["scale"], world["transform"]["translate"]
    found = []
    for arc in world["arcs"]:
        columns = accumulate(step[0] for step in arc)
        rows = accumulate(step[1] for step in arc)
        found.append([(west + wide * x, south + high * y) for x, y in zip(columns, rows, strict=True)])
    return found


def rings_of(geometry: dict[str, Any], arcs: Sequence[list[Point]]) -> list[list[Point]]:
    """The rings of one or several polygons, joined from their lines; a negative number means a line backwards."""
    shapes = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    rings = []
    for ring in (ring for shape in shapes for ring in shape):
        points: list[Point] = []
        for number in ring:
            line = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += line[1:] if points else line
        rings.append(points[:-1])  # the last point repeats the first
    return rings


def simplify(line: list[Point], least: float) -> list[Point]:
    """Remove the smallest corners of a line; both ends stay (Visvalingam and Whyatt, 1993)."""
    before, after = [i - 1 for i in range(len(line))], [i + 1 for i in range(len(line))]
    queue = [(corner(line[i - 1], line[i], line[i + 1]), i) for i in range(1, len(line) - 1)]
    known = {i: area for area, i in queue}
    heapify(queue)
    while queue:
        area, i = heappop(queue)
        if known.get(i) != area:
            continue  # its neighbours have changed since
        if area >= least:
            break
        del known[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in known:
                known[j] = max(area, corner(line[before[j]], line[j], line[after[j]]))
                heappush(queue, (known[j], j))
    return [point for i, point in enumerate(line) if i in known or i in (0, len(line) - 1)]


def corner(*points: Point) -> float:
    """The area of a ring on the map, in km²."""
    places = [project(lat, lon) for lon, lat in points]
    pairs = zip(places, [*places[1:], places[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def prepare(rings: Iterable[list[Point]], least: float) -> list[list[Point]]:
    """Cut the rings to the part of the world that is drawn, without small islands."""
    cut = (clip(unwrap(ring), CLIP) for ring in rings)
    return [ring for ring in cut if len(ring) > 2 and corner(*ring) >= least]


def unwrap(ring: list[Point]) -> list[Point]:
    """Remove the jump of a ring that crosses the 180th meridian: its longitudes continue beyond 180 degrees."""
    turns = accumulate((round((before[0] - here[0]) / 360) for before, here in pairwise(ring)), initial=0)
    return [(lon + 360 * turn, lat) for (lon, lat), turn in zip(ring, turns, strict=True)]


def compact(rings: list[list[Point]]) -> str:
    """Rings as flat lists of longitude and latitude, in hundredths of a degree."""
    flat = [[round(number * 100) for point in ring for number in point] for ring in rings]
    return json.dumps(flat, separators=(",", ":"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
