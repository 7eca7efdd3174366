"""The actors of a record that a page may name."""

from __future__ import annotations

from collections.abc import Iterable

from hub.joined.joining import Joined
from hub.model.records import Actor


def visible_actors(actors: Iterable[Actor], joined: Joined) -> list[Actor]:
    """The actors whose record is not hidden."""
    return [
        actor
        for actor in actors
        if actor.name or actor.partner in joined.partners or actor.organisation in joined.organisations
    ]
