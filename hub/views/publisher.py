"""The details that the publisher supplied, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.publisher import ITEMS, Confirmation, still_missing
from hub.model.values import PartialDate, Text
from hub.views.sections import contact_link, number_link
from hub.views.view_parts import Fact

NUMBERS = frozenset({"phone", "host_phone"})
"""The details that are telephone numbers."""


def supplied(localizer: Localizer, name: str) -> LocalizedText | Link | None:
    """One detail that the publisher supplies; None while it is missing. Raises KeyError for an unknown name."""
    if name not in ITEMS:
        raise KeyError(name)
    project = localizer.joined.project
    value: Any = getattr(project.publisher, name)
    if isinstance(value, Text):
        return localizer.say(value, project.language)
    if isinstance(value, tuple):
        return _confirmed(localizer, value)
    if isinstance(value, PartialDate):
        return LocalizedText(localizer.date(value))
    if value and value.startswith(("https://", "http://")):
        return Link(value, LocalizedText(value))
    if value and "@" in value:
        return contact_link(value)
    if value and name in NUMBERS:
        return number_link(value)
    return LocalizedText(value) if value else None


def publisher_facts(localizer: Localizer, names: tuple[str, ...]) -> list[Fact]:
    """Details with their labels; a missing one is marked as missing."""
    missing = LocalizedText(localizer.word("publisher.missing"))
    return [Fact(name, localizer.word(f"publisher.{name}"), [supplied(localizer, name) or missing]) for name in names]


def missing_labels(localizer: Localizer) -> dict[str, str]:
    """The labels of the missing details by name; while there are any, the site is a preview."""
    project = localizer.joined.project
    return {name: _missing_label(localizer, name) for name in still_missing(project.publisher, project.countries)}


def _missing_label(localizer: Localizer, name: str) -> str:
    """The label of a missing detail, with the countries where it is missing for some only."""
    label = localizer.word(f"publisher.{name}")
    if name != "helplines_confirmed":
        return label
    project = localizer.joined.project
    countries = [localizer.country(code) for code in project.publisher.unconfirmed(project.countries)]
    return localizer.word("publisher.of_countries", item=label, countries=localizer.listed(countries))


def _confirmed(localizer: Localizer, confirmations: Sequence[Confirmation]) -> LocalizedText | None:
    """The countries that are confirmed, each with its day; None while there is none."""
    words = [
        f"{localizer.country(item.country)} {localizer.aside(localizer.date(item.date))}" for item in confirmations
    ]
    return LocalizedText(localizer.listed(words)) if words else None
