"""The rules for laws: who supervises them, and the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hub.checks.actors import check_actor
from hub.checks.faults import Fault
from hub.model.laws import STEPS, Law


def check_authorities(law: Law) -> Iterator[Fault]:
    """Report an authority that is not exactly one actor, and faults in the status of its names."""
    for index, authority in enumerate(law.authorities):
        yield from check_actor(authority, f"authorities.{index}")


def check_steps(law: Law) -> Iterator[Fault]:
    """Report a step before the one that it follows, such as a law in force before it was adopted."""
    known = [(name, date) for name in STEPS if (date := getattr(law, name))]
    for (before, first), (after, then) in pairwise(known):
        if then.last < first.first:
            values = {"later": after, "then": then, "earlier": before, "first": first}
            yield Fault(after, "step-too-early", values)
