"""What the publisher supplied, in words."""

from __future__ import annotations

from typing import Any

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.publisher import ITEMS, still_missing
from hub.model.values import PartialDate, Text
from hub.views.view_parts import Fact


def supplied(voice: Localizer, name: str) -> LocalizedText | Link | None:
    """One item of the publisher's list, None where it is still missing. Raises KeyError for an unknown item."""
    if name not in ITEMS:
        raise KeyError(name)
    project = voice.joined.project
    value: Any = getattr(project.publisher, name)
    if isinstance(value, Text):
        return voice.say(value, project.language)
    if isinstance(value, PartialDate):
        return LocalizedText(voice.date(value))
    if value and "@" in value:
        return Link(f"mailto:{value}", LocalizedText(value))
    if value and value.startswith(("https://", "http://")):
        return Link(value, LocalizedText(value))
    return LocalizedText(value) if value else None


def publisher_facts(voice: Localizer, names: tuple[str, ...]) -> list[Fact]:
    """Items with their labels; what is missing says so."""
    missing = LocalizedText(voice.word("publisher.missing"))
    return [Fact(name, voice.word(f"publisher.{name}"), [supplied(voice, name) or missing]) for name in names]


def missing_labels(voice: Localizer) -> list[str]:
    """The labels of the items that stand between a preview and publication."""
    return [voice.word(f"publisher.{name}") for name in still_missing(voice.joined.project.publisher)]
