"""How series of numbers are drawn: what is long is more, and what cannot be held against another is not drawn."""

import pytest

from hub.model.practices import SeriesValue
from hub.model.values import Text
from hub.views.series import series_shapes
from hub.views.view_parts import SeriesShape


def values(*pairs: tuple[float, str | None]) -> list[SeriesValue]:
    label = Text({"en": "Counted"})
    return [SeriesValue(value=value, unit=unit, label=label, source="https://example.org/") for value, unit in pairs]


def test_steps_of_several_units_are_a_funnel_in_which_a_share_is_part_of_its_whole():
    shapes = series_shapes(values((2000, None), (500, None), (186, "organisations"), (25, "percent")))

    assert shapes == [
        SeriesShape(100, 25, funnel=True, share=False),
        SeriesShape(25, 25, funnel=True, share=False),
        None,
        SeriesShape(25, 25, funnel=True, share=True),
    ]
    assert shapes[0].points == "0,0 100,0 62.5,10 37.5,10"


@pytest.mark.parametrize(
    ("given", "lengths", "share"),
    [
        (values((36, "percent"), (50, "percent")), [36, 50], True),
        (values((90, "percent"), (50, "percent"), (10, "percent")), [90, 50, 10], True),
        (values((4, "people"), (8, "people")), [50, 100], False),
        (values((8, "people"), (4, "people")), [100, 50], False),
        (values((0, "people"), (0, "people")), [0, 0], False),
    ],
)
def test_values_of_one_kind_are_bars_side_by_side(given, lengths, share):
    shapes = series_shapes(given)

    assert shapes == [SeriesShape(one, one, funnel=False, share=share) for one in lengths]
    assert shapes[0].points == f"0,0 {lengths[0]},0 {lengths[0]},10 0,10"


def test_ever_less_of_the_same_thing_is_a_funnel():
    shapes = series_shapes(values((100, "people"), (60, "people"), (30, "people")))

    assert [(one.top, one.bottom, one.funnel) for one in shapes] == [(100, 60, True), (60, 30, True), (30, 30, True)]


def test_a_number_alone_has_nothing_to_be_held_against():
    assert series_shapes(values((100, "people"))) == [None]
