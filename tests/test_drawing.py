"""The map's projection, land and placing: known values, and nothing on top of anything else."""

from itertools import combinations
from math import asin, cos, dist, hypot, pi, radians, sin, sqrt

import pytest

from hub.drawing.land import View, clip, countries, draw
from hub.drawing.placing import Box, place_labels, separate, text_box
from hub.drawing.projection import CENTRE, EARTH_RADIUS, project, unproject

PLACES = [(48.1111, -1.6743), (61.4991, 23.7871), (47.1667, 27.6), (43.7793, 11.2463), (35.0, -25.0), (71.0, 45.0)]
VIEW = View(west=-1000, south=-500, east=1000, north=500, width=400)


def great_circle(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The distance in km along the sphere (haversine)."""
    (lat1, lon1), (lat2, lon2) = [(radians(lat), radians(lon)) for lat, lon in (first, second)]
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(half))


def area(ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def test_the_centre_of_the_map_is_its_origin():
    assert project(*CENTRE) == pytest.approx((0, 0))
    assert unproject(0, 0) == CENTRE


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_as_far_from_the_centre_as_its_chord(place):
    # Snyder 1987, 24-1: the distance on the map is the chord through the sphere.
    chord = 2 * EARTH_RADIUS * sin(great_circle(CENTRE, place) / (2 * EARTH_RADIUS))

    assert hypot(*project(*place)) == pytest.approx(chord)


@pytest.mark.parametrize("place", PLACES)
def test_the_way_back_leads_to_the_same_place(place):
    assert unproject(*project(*place)) == pytest.approx(place)


@pytest.mark.parametrize(
    ("place", "expected"),
    [((90.0, 0.0), (0.0, 2 * 6371.0072 * sin(radians(19)))), ((0.0, 10.0), (0.0, -2 * 6371.0072 * sin(radians(26))))],
)
def test_places_on_the_central_meridian_lie_north_and_south(place, expected):
    assert project(*place) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("corner", [(36.0, -10.0), (44.0, 10.0), (52.0, 28.0), (66.0, 24.0)])
def test_every_cell_of_a_degree_keeps_its_area(corner):
    lat, lon = corner
    steps = [n / 50 for n in range(50)]
    edge = [(lat, lon + t) for t in steps] + [(lat + t, lon + 1) for t in steps]
    edge += [(lat + 1, lon + 1 - t) for t in steps] + [(lat + 1 - t, lon) for t in steps]
    on_the_sphere = EARTH_RADIUS**2 * (pi / 180) * (sin(radians(lat + 1)) - sin(radians(lat)))

    assert area([project(*point) for point in edge]) == pytest.approx(on_the_sphere, rel=1e-5)


@pytest.mark.parametrize(("code", "square_km"), [("FR", 549_000), ("FI", 338_000), ("HU", 93_000), ("RO", 238_000)])
def test_countries_have_their_size(code, square_km):
    assert sum(area(ring) for ring in countries()[code]) == pytest.approx(square_km, rel=0.04)


def test_every_country_of_the_file_is_a_ring_at_least():
    assert len(countries()) > 45
    assert all(len(ring) > 2 for rings in countries().values() for ring in rings)


def test_a_view_puts_its_corners_at_the_corners_of_the_drawing():
    assert (VIEW.height, VIEW.transform) == (200, "translate(200.0 100.0) scale(0.4000)")
    assert VIEW.place(*CENTRE) == pytest.approx((200, 100))
    assert VIEW.place(*unproject(-1000, 500)) == pytest.approx((0, 0), abs=1e-6)


def test_a_ring_is_drawn_in_steps_and_cut_at_the_view():
    square = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]

    assert draw([square], VIEW) == "M0 0l50 0 0-50-50 0z"
    assert draw([[(x + 5000, y) for x, y in square]], VIEW) == ""
    assert clip(square, (50, 0, 200, 200)) == [(50.0, 0.0), (100.0, 0.0), (100.0, 100.0), (50.0, 100.0)]


def test_boxes_in_one_place_are_moved_apart_within_the_drawing():
    boxes = [Box(5, 50, 24, 24), Box(5, 50, 48, 24), Box(6, 51, 24, 24), Box(200, 90, 24, 24)]

    moved = separate(boxes, width=210, height=100)

    assert not any(a.overlaps(b) for a, b in combinations(moved, 2))
    assert all(box.within(210, 100) for box in moved)
    assert all(dist((a.x, a.y), (b.x, b.y)) < 60 for a, b in zip(boxes, moved, strict=True))
    assert separate(boxes, width=210, height=100) == moved


def test_labels_stand_beside_their_marks_and_cover_nothing():
    marks = [Box(30, 50, 24, 24), Box(60, 50, 24, 24), Box(90, 52, 24, 24)]
    pairs = [(mark, text_box("Namur", 13)) for mark in marks]

    labels = place_labels(tuple(pairs), tuple(marks), size=(200, 120))

    assert None not in labels
    assert not any(a.overlaps(b) for a, b in combinations([*marks, *labels], 2))
    assert all(label.within(200, 120) for label in labels)


def test_a_label_without_room_is_left_out():
    mark = Box(15, 15, 24, 24)

    assert place_labels(((mark, text_box("a very long name", 13)),), (mark,), size=(30, 30)) == (None,)
