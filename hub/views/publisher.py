"""What the publisher supplied, in words."""

from __future__ import annotations

from typing import Any

from hub.localization.localizer import Link, Phrase, Voice
from hub.model.publisher import ITEMS, still_missing
from hub.model.values import PartialDate, Text
from hub.views.view_parts import Fact


def supplied(voice: Voice, name: str) -> Phrase | Link | None:
    """One item of the publisher's list, None where it is still missing. Raises KeyError for an unknown item."""
    if name not in ITEMS:
        raise KeyError(name)
    project = voice.joined.project
    value: Any = getattr(project.publisher, name)
    if isinstance(value, Text):
        return voice.say(value, project.language)
    if isinstance(value, PartialDate):
        return Phrase(voice.date(value))
    if value and "@" in value:
        return Link(f"mailto:{value}", Phrase(value))
    if value and value.startswith(("https://", "http://")):
        return Link(value, Phrase(value))
    return Phrase(value) if value else None


def publisher_facts(voice: Voice, names: tuple[str, ...]) -> list[Fact]:
    """Items with their labels; what is missing says so."""
    missing = Phrase(voice.word("publisher.missing"))
    return [Fact(name, voice.word(f"publisher.{name}"), [supplied(voice, name) or missing]) for name in names]


def missing_labels(voice: Voice) -> list[str]:
    """The labels of the items that stand between a preview and publication."""
    return [voice.word(f"publisher.{name}") for name in still_missing(voice.joined.project.publisher)]
