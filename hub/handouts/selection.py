"""A selection of practices by the facets of their list: what a catalogue holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hub.diagnosis.nearest import nearest_or_all
from hub.joined.joining import Joined
from hub.localization.localizer import Localizer
from hub.model.kinds import KINDS
from hub.model.practices import Practice
from hub.problems import Phrase
from hub.views.facets import facet_views
from hub.views.ordering import sort_practices

Filters = Mapping[str, Sequence[str]]
"""Chosen values by facet: a practice is chosen that has one of the values of every facet."""
FACETS = tuple(facet.name for facet in KINDS["practices"].facets)


class UnknownFilterError(Exception):
    """No practice has the value of a facet; `hint` says which one was probably meant."""

    def __init__(self, facet: str, value: str, hint: Phrase | str) -> None:
        self.facet, self.value, self.hint = facet, value, hint
        super().__init__(f"{facet}: {value}")


def select(localizer: Localizer, filters: Filters) -> list[Practice]:
    """The chosen practices, the best proven first. Raises UnknownFilterError."""
    joined = localizer.joined
    chosen = set(joined.practices)
    for facet, values in filters.items():
        chosen &= {identifier for value in values for identifier in _having(joined, facet, value)}
    return sort_practices(localizer, (joined.practices[identifier] for identifier in chosen))


def named(localizer: Localizer, filters: Filters) -> str:
    """The filters in words."""
    labels = {(view.id, one.id): one.label.plain for view in facet_views(localizer, "practices") for one in view.values}
    return localizer.listed(labels[facet, value.lower()] for facet, values in filters.items() for value in values)


def _having(joined: Joined, facet: str, value: str) -> Iterable[str]:
    known = joined.values["practices"][facet]
    if value.lower() not in known:
        raise UnknownFilterError(facet, value, nearest_or_all(value.lower(), known))
    return known[value.lower()]
