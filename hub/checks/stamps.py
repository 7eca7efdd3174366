"""Check that days on which something was done are not in the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain

from hub.checks.faults import Fault, place
from hub.memory import Memory
from hub.model.fields import walk
from hub.model.kinds import LISTINGS
from hub.model.rules import Past
from hub.problems import Problem
from hub.reading.entries import Entry, Registries

_PAST = Past()


def check_stamps(registries: Registries, latest: date, memory: Memory | None = None) -> Iterator[Problem]:
    """Report days after `latest`, the last day that has begun somewhere."""
    kept = (memory or Memory()).of("stamps", latest)
    listed = chain.from_iterable(registries.entries[name] for name in LISTINGS)
    for entry in chain(listed, filter(None, (registries.project,))):
        yield from kept.once(entry, partial(_check_entry, entry, latest))


def _check_entry(entry: Entry, latest: date) -> list[Problem]:
    return [
        place(entry, Fault(leaf.path, "still-to-come", {"value": leaf.value}))
        for leaf in walk(entry.record)
        if _PAST in leaf.rules and leaf.value.first > latest
    ]
