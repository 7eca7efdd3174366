"""The rules for actors: owners, organisers and publishers."""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.faults import Fault
from hub.checks.names import check_names
from hub.model.documents import Document
from hub.model.events import Event
from hub.model.practices import Practice
from hub.model.records import Actor


def check_owners(practice: Practice) -> Iterator[Fault]:
    """Report an owner that is not exactly one actor, and faults in the status of its names."""
    for index, owner in enumerate(practice.owners):
        yield from check_actor(owner, f"owners.{index}")


def check_organisers(event: Event) -> Iterator[Fault]:
    """Report an organiser that is not exactly one actor, and faults in the status of its names."""
    for index, organiser in enumerate(event.organisers):
        yield from check_actor(organiser, f"organisers.{index}")


def check_publisher(document: Document) -> Iterator[Fault]:
    """Report a publisher that is not exactly one actor, and faults in the status of its names."""
    yield from check_actor(document.publisher, "publisher")


def check_actor(actor: Actor, path: str) -> Iterator[Fault]:
    """Report an actor that is not exactly one of partner, organisation and name."""
    if sum(value is not None for value in (actor.partner, actor.organisation, actor.name)) != 1:
        yield Fault(path, "not-one-actor")
    yield from check_names(actor.name, actor.name_status, f"{path}.")
