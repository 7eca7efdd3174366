"""The projection of the map: Lambert azimuthal equal-area, which keeps the relative size of regions."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_RADIUS = 6371.0072
"""Radius in km of the sphere with the area of the ellipsoid GRS80 (Snyder 1987, table 1, gives it for others)."""
CENTRE = (52.0, 10.0)
"""Latitude and longitude of the centre in degrees: that of ETRS89-LAEA, the grid of European statistics (EPSG:3035)."""


def project(lat: float, lon: float) -> tuple[float, float]:
    """Kilometres east and north of the centre, from degrees.

    J. P. Snyder, Map Projections – A Working Manual (1987), equations 22-4, 24-2, 24-3 and 24-13, for the sphere.
    Raises ZeroDivisionError for the point opposite the centre, which has no position on the map.
    """
    phi, first, gap = radians(lat), radians(CENTRE[0]), radians(lon - CENTRE[1])
    scale = sqrt(2 / (1 + sin(first) * sin(phi) + cos(first) * cos(phi) * cos(gap)))
    east = EARTH_RADIUS * scale * cos(phi) * sin(gap)
    north = EARTH_RADIUS * scale * (cos(first) * sin(phi) - sin(first) * cos(phi) * cos(gap))
    return east, north


def unproject(east: float, north: float) -> tuple[float, float]:
    """Latitude and longitude in degrees of a position on the map (Snyder, equations 20-14, 20-15, 24-16).

    Raises ValueError beyond the edge of the earth, two radii from the centre.
    """
    distance = hypot(east, north)
    if not distance:
        return CENTRE
    first, angle = radians(CENTRE[0]), 2 * asin(distance / (2 * EARTH_RADIUS))
    phi = asin(cos(angle) * sin(first) + north * sin(angle) * cos(first) / distance)
    gap = atan2(east * sin(angle), distance * cos(first) * cos(angle) - north * sin(first) * sin(angle))
    return degrees(phi), CENTRE[1] + degrees(gap)
