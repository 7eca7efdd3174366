"""Series of numbers: tables whose rows carry their drawing, a funnel where one step leaves less than the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hub.localization.localizer import Localizer
from hub.model.practices import Series, SeriesValue
from hub.views.bars import lengths
from hub.views.sections import period_words, quantity_words
from hub.views.sources import source_link
from hub.views.view_parts import Section, SeriesRow, SeriesShape, SeriesView

_STEPS = 3
"""The fewest values that are drawn as a funnel where they have one unit; two are compared as bars."""


def series_section(localizer: Localizer, series: Sequence[Series], own: str) -> list[Section]:
    """A section for the series of a record; empty where it has none."""
    views = [_series_view(localizer, one, own) for one in series]
    return [Section("series", localizer.word("sections.series"), "series", views)] if views else []


def _series_view(localizer: Localizer, series: Series, own: str) -> SeriesView:
    rows = [
        SeriesRow(
            label=localizer.say(item.label, own),
            number=quantity_words(localizer, item),
            period=period_words(localizer, item),
            note=localizer.say(item.note, own) if item.note else None,
            source=source_link(localizer, item.source),
            shape=shape,
        )
        for item, shape in zip(series.values, series_shapes(series.values), strict=True)
    ]
    return SeriesView(localizer.say(series.title, own), rows, localizer.say(series.note, own) if series.note else None)


def series_shapes(values: Sequence[SeriesValue]) -> list[SeriesShape | None]:
    """The drawing of each value: its length among those of its unit, a share as a part of its whole.

    A number that is the only one of its unit has none, as there is nothing to hold it against.
    """
    of_unit: dict[str | None, list[float]] = defaultdict(list)
    for item in values:
        of_unit[item.unit].append(item.value)
    sizes = {unit: iter(found if unit == "percent" else lengths(found)) for unit, found in of_unit.items()}
    tops = [next(sizes[item.unit]) for item in values]
    funnel = _is_funnel(values)
    found: list[SeriesShape | None] = []
    for place, (item, top) in enumerate(zip(values, tops, strict=True)):
        after = values[place + 1 : place + 2]
        bottom = tops[place + 1] if funnel and after and after[0].unit == item.unit else top
        alone = len(of_unit[item.unit]) == 1 and item.unit != "percent"
        found.append(None if alone else SeriesShape(top, bottom, funnel=funnel, share=item.unit == "percent"))
    return found


def _is_funnel(values: Sequence[SeriesValue]) -> bool:
    """Whether the values are steps: counted in several units, or ever less of the same thing."""
    numbers = [item.value for item in values]
    units = {item.unit for item in values}
    falls = len(values) >= _STEPS and numbers == sorted(numbers, reverse=True)
    return len(units) > 1 or (falls and units != {"percent"})
