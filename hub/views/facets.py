"""Facets in words: the values that filter a list, each with its label, its count and its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hub.localization.localizer import LocalizedText, Localizer
from hub.model.fields import CLOSED_LISTS
from hub.model.kinds import KINDS
from hub.model.practices import LEVELS, level_term
from hub.model.rules import Registry
from hub.views.names import actor_label
from hub.views.ordering import sort_key

_STATES = ("running", "completed")
_LEVELS = [level_term(level) for level in LEVELS]
_QUICK = 4
"""The most themes that a phone shows as links above a list: each may need a line of its own."""


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a facet; `number` counts the values of all facets of a registry from 0, in the order shown."""

    id: str
    label: LocalizedText
    count: int
    href: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with the values that records have."""

    id: str
    label: str
    values: Sequence[ValueView]


def facet_views(localizer: Localizer, registry: Registry) -> list[FacetView]:
    """The facets of a registry that have values."""
    found: list[FacetView] = []
    number = 0
    for facet in KINDS[registry].facets:
        values = _values(localizer, registry, facet.name)
        numbered = [replace(value, number=number + place) for place, value in enumerate(values)]
        number += len(values)
        if values:
            found.append(FacetView(facet.name, localizer.word(f"facets.names.{facet.name}"), numbered))
    return found


def commonest_themes(facets: Sequence[FacetView]) -> FacetView | None:
    """The themes with the most records, in their order; None where a list has no themes."""
    themes = next((facet for facet in facets if facet.id == "theme"), None)
    if not themes:
        return None
    most = sorted(themes.values, key=lambda value: value.count, reverse=True)[:_QUICK]
    return replace(themes, values=[value for value in themes.values if value in most])


def _values(localizer: Localizer, registry: Registry, facet: str) -> list[ValueView]:
    records = localizer.joined.values[registry][facet]
    labels = {value: value_label(localizer, registry, facet, value) for value in records}
    shown = Counter(label.text for label in labels.values())
    views = [
        ValueView(
            id=value,
            # Two regions or two partners may have the same name; the code or id then distinguishes them.
            label=label
            if shown[label.text] == 1
            else replace(label, text=f"{label.text} {localizer.aside(value.upper())}"),
            count=len(records[value]),
            href=localizer.href(registry, f"{facet}/{value}"),
        )
        for value, label in labels.items()
    ]
    return _ordered(localizer, facet, views)


def _ordered(localizer: Localizer, facet: str, views: list[ValueView]) -> list[ValueView]:
    """Sort evidence from the strongest, levels of documents as listed, years from the latest, the rest by its words."""
    lang = localizer.language.code
    keys: Mapping[str, Callable[[ValueView], Any]] = {
        "evidence": lambda view: _LEVELS.index(view.id),
        "status": lambda view: _STATES.index(view.id),
        "level": lambda view: CLOSED_LISTS["DocumentLevel"].index(view.id),
        "year": lambda view: -int(view.id),
    }
    key: Callable[[ValueView], Any] = keys.get(facet, lambda view: (sort_key(view.label.text, lang), view.id))
    return sorted(views, key=key)


def value_label(localizer: Localizer, registry: Registry, facet: str, value: str) -> LocalizedText:
    """The label of a value."""
    of = KINDS[registry].facet(facet)
    if of.vocabulary:
        return localizer.term(of.vocabulary, value)
    if of.registry:
        return localizer.title(localizer.joined.entries[of.registry][value].record)
    if facet == "publisher":
        return actor_label(localizer, _first(localizer, registry, facet, value).publisher)
    words: Mapping[str, Callable[[], str]] = {
        "country": lambda: localizer.country(value.upper()),
        "region": lambda: _region_name(localizer, registry, value),
        "status": lambda: localizer.word(f"practice_status.{value}"),
        "level": lambda: localizer.word(f"document_levels.{value}"),
        "language": lambda: localizer.language_name(value),
    }
    return LocalizedText(words[facet]() if facet in words else value)


def _first(localizer: Localizer, registry: Registry, facet: str, value: str) -> Any:
    """The first record with a value."""
    key = localizer.joined.values[registry][facet][value][0]
    return localizer.joined.entries[registry][key].record


def _region_name(localizer: Localizer, registry: Registry, nuts: str) -> str:
    """The name of a region, taken from a record that gives it in this language."""
    records = (
        localizer.joined.entries[registry][key].record for key in localizer.joined.values[registry]["region"][nuts]
    )
    names = [record.location.region.name for record in records]
    return localizer.place(next((name for name in names if localizer.language.code in name.words), names[0]))
