"""Related practices, at most MAX_SHOWN: those that the editors chose, then those that share most, each with what is
shared.

A shared theme counts 3, a shared audience 2, the same region 2, a shared area 1; a value that more than half of the
practices have counts nothing. Below MINIMUM points two practices are not related, and the place stays empty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from typing import Literal

from hub.model.practices import Practice
from hub.model.records import Actor

Facet = Literal["themes", "audiences", "areas"]
WEIGHTS: Mapping[Facet, int] = {"themes": 3, "audiences": 2, "areas": 1}
REGION_WEIGHT = 2
MINIMUM = 5
"""A shared theme or region alone would be chance: a theme and an audience are needed, or as many points."""
MAX_SHOWN = 4
"""The most related practices shown. The editors' choices come first, those of the practice itself in their order."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A related practice, whether the editors chose it, and the shared values in the order of the first practice."""

    practice: Practice
    chosen: bool
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    same_region: bool = False
    owners: tuple[Actor, ...] = ()
    """The partners and organisations of the registry that own both."""

    @property
    def points(self) -> int:
        """The points of the shared values."""
        shared = sum(weight * len(getattr(self, facet)) for facet, weight in WEIGHTS.items())
        return shared + REGION_WEIGHT * self.same_region


def relate(
    practices: Mapping[str, Practice], chosen: Mapping[str, Sequence[Practice]]
) -> Callable[[str], tuple[Relation, ...]]:
    """A function that gives the relations of a practice: at most MAX_SHOWN, the editors' choices first, then the most
    similar. Each practice is compared with the others when it is asked for: one page needs one, a site all."""
    distinctive = distinctive_values(practices.values())
    nearest = _nearest(practices, distinctive)

    @cache
    def relations(identifier: str) -> tuple[Relation, ...]:
        practice = practices[identifier]
        own = _first_choices(practice, chosen.get(identifier, ()), distinctive)
        known = {identifier, *(other.id for other in own)}
        more = (practices[key] for key in nearest(practice, known, MAX_SHOWN - len(own)))
        return (
            *(compare(practice, other, distinctive, chosen=True) for other in own),
            *(compare(practice, other, distinctive, chosen=False) for other in more),
        )

    return relations


def _first_choices(
    practice: Practice, chosen: Sequence[Practice], distinctive: Mapping[Facet, frozenset[str]]
) -> list[Practice]:
    """The choices to show: those that the practice names, then those that name it, of which the most similar."""
    own = [other for other in chosen if other.id in practice.related]
    others = [other for other in chosen if other.id not in practice.related]
    others.sort(key=lambda other: -compare(practice, other, distinctive, chosen=True).points)
    return [*own, *others][:MAX_SHOWN]


def distinctive_values(practices: Iterable[Practice]) -> Mapping[Facet, frozenset[str]]:
    """The values that at most half of the practices have; a value of two practices always counts."""
    everyone = list(practices)
    limit = max(2, len(everyone) / 2)
    counts = {facet: Counter(key for one in everyone for key in getattr(one, facet)) for facet in WEIGHTS}
    return {facet: frozenset(key for key, number in counts[facet].items() if number <= limit) for facet in WEIGHTS}


def compare(own: Practice, other: Practice, distinctive: Mapping[Facet, frozenset[str]], *, chosen: bool) -> Relation:
    """The values that two practices share."""
    themes, audiences, areas = (
        tuple(key for key in getattr(own, facet) if key in getattr(other, facet) and key in distinctive[facet])
        for facet in WEIGHTS
    )
    region = _region(own)
    owners = tuple(one for one in own.owners if one.name is None and one in other.owners)
    return Relation(other, chosen, themes, audiences, areas, bool(region) and region == _region(other), owners)


class _Points(dict[int, int]):
    """The points of shared values, given as a bit set; different sets are few, so each is counted once."""

    def __init__(self, weight: int) -> None:
        super().__init__()
        self._weight = weight

    def __missing__(self, bits: int) -> int:
        self[bits] = bits.bit_count() * self._weight
        return self[bits]


def _nearest(
    practices: Mapping[str, Practice], distinctive: Mapping[Facet, frozenset[str]]
) -> Callable[[Practice, set[str], int], list[str]]:
    """A function that returns the ids most similar to a practice, without some given ids.

    It compares every pair with bit sets, which is fast: an index would save nothing, since most practices share a
    value.
    """
    keys = sorted(practices)
    bits = {facet: _bits(practices, distinctive[facet], facet) for facet in WEIGHTS}
    themes, audiences, areas = (_Points(WEIGHTS[facet]) for facet in ("themes", "audiences", "areas"))
    columns = [(bits["themes"][key], bits["audiences"][key], bits["areas"][key]) for key in keys]
    neighbours: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        neighbours[_region(practices[key])].append(place)

    def nearest(practice: Practice, without: set[str], number: int) -> list[str]:
        if not number:
            return []
        a, b, c = (bits[facet][practice.id] for facet in ("themes", "audiences", "areas"))
        points = [themes[a & x] + audiences[b & y] + areas[c & z] for x, y, z in columns]
        for place in neighbours[_region(practice)] if _region(practice) else ():
            points[place] += REGION_WEIGHT
        ranked = nsmallest(
            number + len(without),  # the excluded ones may be among the most similar
            ((-value, place) for place, value in enumerate(points) if value >= MINIMUM),
        )
        return [keys[place] for _, place in ranked if keys[place] not in without][:number]

    return nearest


def _bits(practices: Mapping[str, Practice], values: frozenset[str], facet: Facet) -> dict[str, int]:
    place = {value: 1 << number for number, value in enumerate(sorted(values))}
    return {
        key: sum(place[value] for value in set(getattr(practice, facet)) & values)
        for key, practice in practices.items()
    }


def _region(practice: Practice) -> str:
    """The NUTS code of a practice's region; empty when it has none."""
    return practice.location.region.nuts if practice.location.region else ""
