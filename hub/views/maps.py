"""The map of the partnership, and the same facts as a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import hypot
from typing import Literal

from hub.drawing.land import View, draw_countries
from hub.drawing.placing import Box, place_labels, separate, text_box
from hub.localization.localizer import Link, Localizer
from hub.model.practices import Practice
from hub.model.records import Coordinates, Location, Partner
from hub.views.ordering import sort_by_country, sort_key

Kind = Literal["partners", "practices"]

MARK = 28
"""The side of a mark in px. It is still 24 px (WCAG 2.2, 2.5.8) where the narrow drawing has 288 px, on a screen of
320.

overrides/macros/map.html draws it.
"""
WIDE = View(west=-1500, south=-1620, east=1650, north=1780, width=680)
NARROW = View(west=-1080, south=-1350, east=1700, north=1540, width=328)
"""Both views reach from the Atlantic to the Black Sea; `NARROW` is as wide as on a phone of 360 px.

`WIDE` is used from 48rem on (components/map.css) and has at least 619 px: eight columns of twelve at 64rem.
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A link on the map to the partners or practices of a place; `number` is empty for a single record."""

    kind: Kind
    href: str
    label: str
    number: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapLabel:
    """The name of a place beside its marks: `anchor` says whether `x` is its start, middle or end."""

    text: str
    anchor: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map at one size: `name` is `wide` or `narrow`, `size` the height of its letters in px."""

    name: str
    view: View
    size: int
    marks: Sequence[Mark]
    labels: Sequence[MapLabel]


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A partner or practice in the list below the map."""

    kind: Kind
    link: Link
    where: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map: the outline of the land once, the drawings that use it, the list by country (anchor, name, records)."""

    land: str
    partnership: str
    drawings: Sequence[Drawing]
    countries: Sequence[tuple[str, str, Sequence[ListedRecord]]]
    open: bool


@dataclass(slots=True)
class _Place:
    """A place, or several places near each other in one country, with the records there."""

    point: Coordinates
    country: str
    names: list[str]
    partners: list[Partner]
    practices: list[Practice]


def map_view(localizer: Localizer, *, opened: bool) -> MapView:
    """The map of all published partners and practices; `opened` says whether the list is open at first."""
    chosen = localizer.joined.project.countries
    return MapView(
        land=_land(chosen, others=True),
        partnership=_land(chosen, others=False),
        drawings=[_drawing(localizer, "wide", WIDE, 15), _drawing(localizer, "narrow", NARROW, 13)],
        countries=_countries(localizer),
        open=opened,
    )


@cache
def _land(chosen: tuple[str, ...], *, others: bool) -> str:
    return draw_countries(WIDE, chosen, others=others)


def _drawing(localizer: Localizer, name: str, view: View, size: int) -> Drawing:
    groups = _near(_places(localizer), view)
    points = [view.place(group.point.lat, group.point.lon) for group in groups]
    inside = [(g, p) for g, p in zip(groups, points, strict=True) if 0 < p[0] < view.width and 0 < p[1] < view.height]
    widths = [MARK * (bool(group.partners) + bool(group.practices)) for group, _ in inside]
    rooms = [Box(x, y, width, MARK) for (_, (x, y)), width in zip(inside, widths, strict=True)]
    boxes = separate(rooms, width=view.width, height=view.height)
    texts = [_short(localizer, group.names, wide=name == "wide") for group, _ in inside]
    pairs = [(box, text_box(text, size)) for box, text in zip(boxes, texts, strict=True)]
    places = place_labels(tuple(pairs), tuple(boxes), size=(view.width, view.height))
    return Drawing(
        name,
        view,
        size,
        marks=[m for (group, _), box in zip(inside, boxes, strict=True) for m in _marks(localizer, group, box)],
        labels=[
            _label(text, mark, box) for text, mark, box in zip(texts, boxes, places, strict=True) if box is not None
        ],
    )


def _label(text: str, mark: Box, room: Box) -> MapLabel:
    """Put a name on the side of its room that touches the mark, because the letters rarely fill the room."""
    y = round(room.y, 1)
    if room.x == mark.x:
        return MapLabel(text, "middle", round(room.x, 1), y)
    right = room.x > mark.x
    return MapLabel(text, "start" if right else "end", round(room.x + room.width / 2 * (-1 if right else 1), 1), y)


def _places(localizer: Localizer) -> list[_Place]:
    """The places with their partners and practices, by country and name as the language sorts."""
    found: dict[tuple[float, float], _Place] = {}
    records: list[Partner | Practice] = [*localizer.joined.partners.values(), *localizer.joined.practices.values()]
    for record in records:
        point = record.location.coordinates
        if point:
            new = _Place(point, record.location.country, [_place_name(localizer, record.location)], [], [])
            place = found.setdefault((point.lat, point.lon), new)
            (place.partners if isinstance(record, Partner) else place.practices).append(record)  # type: ignore[arg-type]
    lang = localizer.language.code

    def key(place: _Place) -> tuple[str, bool, int, str]:
        rest = (not place.partners, -len(place.practices), sort_key(place.names[0], lang))
        return sort_key(localizer.country(place.country), lang), *rest

    return sorted(found.values(), key=key)


def _near(places: Iterable[_Place], view: View) -> list[_Place]:
    """Group the places of one country whose marks would overlap; the first place names the group.

    A group never crosses a border, because the mark of several records links to the list of their country.
    """
    groups: list[_Place] = []
    for place in places:
        here = view.place(place.point.lat, place.point.lon)
        for group in groups:
            there = view.place(group.point.lat, group.point.lon)
            if group.country == place.country and hypot(here[0] - there[0], here[1] - there[1]) < MARK:
                group.names += place.names
                group.partners += place.partners
                group.practices += place.practices
                break
        else:
            groups.append(
                replace(place, names=[*place.names], partners=[*place.partners], practices=[*place.practices])
            )
    return groups


def _short(localizer: Localizer, names: Sequence[str], *, wide: bool) -> str:
    """The names of a group; in the narrow drawing, the first name and the number of the others."""
    if wide or len(names) == 1:
        return localizer.listed(names)
    return f"{names[0]} +{len(names) - 1}"


def _marks(localizer: Localizer, group: _Place, box: Box) -> list[Mark]:
    """One mark for the partners of a group and one for its practices. A mark links to the page of a single record, else
    to the list."""
    kinds: list[tuple[Kind, Sequence[Partner | Practice]]] = [
        ("partners", group.partners),
        ("practices", group.practices),
    ]
    present = [(kind, records) for kind, records in kinds if records]
    left = box.x - MARK * (len(present) - 1) / 2
    where = localizer.listed(group.names)
    marks = []
    for number, (kind, records) in enumerate(present):
        x, y = round(left + MARK * number, 1), round(box.y, 1)
        if len(records) == 1:
            label = localizer.word(f"see.one_of_{kind}", name=localizer.title(records[0]).plain, place=where)
            marks.append(Mark(kind, localizer.href(kind, records[0].id), label, "", x, y))
        else:
            label = localizer.word("see.several", place=where, count=localizer.count(f"counts.{kind}", len(records)))
            marks.append(Mark(kind, f"#{_anchor(group.country)}", label, str(len(records)), x, y))
    return marks


def _countries(localizer: Localizer) -> list[tuple[str, str, list[ListedRecord]]]:
    """All partners and practices, also those without a known point: by country, partners first, then by name."""
    lang = localizer.language.code
    found: dict[str, list[ListedRecord]] = defaultdict(list)
    for partner in sort_by_country(localizer, localizer.joined.partners.values()):
        found[partner.location.country].append(_listed(localizer, "partners", partner))
    titled = sorted(localizer.joined.practices.values(), key=lambda item: sort_key(localizer.title(item).text, lang))
    for practice in titled:
        found[practice.location.country].append(_listed(localizer, "practices", practice))
    ordered = sorted(found, key=lambda code: sort_key(localizer.country(code), lang))
    return [(_anchor(code), localizer.country(code), found[code]) for code in ordered]


def _listed(localizer: Localizer, kind: Kind, record: Partner | Practice) -> ListedRecord:
    return ListedRecord(kind, localizer.record_link(kind, record.id), _place_name(localizer, record.location))


def _place_name(localizer: Localizer, location: Location) -> str:
    """The city, else the region, else the country."""
    name = location.city or (location.region.name if location.region else None)
    return localizer.place(name) if name else localizer.country(location.country)


def _anchor(country: str) -> str:
    return f"map-{country.lower()}"
