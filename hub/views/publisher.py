"""The details that the publisher supplied, in words."""

from __future__ import annotations

from typing import Any

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.publisher import ITEMS, still_missing
from hub.model.values import PartialDate, Text
from hub.views.view_parts import Fact


def supplied(localizer: Localizer, name: str) -> LocalizedText | Link | None:
    """One detail that the publisher supplies; None while it is missing. Raises KeyError for an unknown name."""
    if name not in ITEMS:
        raise KeyError(name)
    project = localizer.joined.project
    value: Any = getattr(project.publisher, name)
    if isinstance(value, Text):
        return localizer.say(value, project.language)
    if isinstance(value, PartialDate):
        return LocalizedText(localizer.date(value))
    if value and "@" in value:
        return Link(f"mailto:{value}", LocalizedText(value))
    if value and value.startswith(("https://", "http://")):
        return Link(value, LocalizedText(value))
    return LocalizedText(value) if value else None


def publisher_facts(localizer: Localizer, names: tuple[str, ...]) -> list[Fact]:
    """Details with their labels; a missing one is marked as missing."""
    missing = LocalizedText(localizer.word("publisher.missing"))
    return [Fact(name, localizer.word(f"publisher.{name}"), [supplied(localizer, name) or missing]) for name in names]


def missing_labels(localizer: Localizer) -> list[str]:
    """The labels of the missing details; while there are any, the site is a preview."""
    return [localizer.word(f"publisher.{name}") for name in still_missing(localizer.joined.project.publisher)]
