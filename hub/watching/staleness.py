"""Find records that nobody has reviewed for a year, and events of the project that are over and have no outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hub.model.kinds import LISTINGS
from hub.model.values import PartialDate
from hub.reading.entries import Entry, Registries

GRACE = timedelta(days=14)
"""How long after its end an event may lack its outcome."""

WITHOUT_MEETING = frozenset({"milestone"})
"""Kinds of events without a meeting, such as the start of the project: they have no outcome."""


class Stale(NamedTuple):
    """A record to review: the date of its last review or, where `reviewed` is false, of its last change."""

    entry: Entry
    since: PartialDate | None
    reviewed: bool


def stale_records(registries: Registries, today: date) -> list[Stale]:
    """Records reviewed more than twelve months ago, the oldest first.

    For a record that was never reviewed, its last change (`updated`) counts; a record of the four registries with
    neither date comes first. Withdrawn records are left out.
    """
    found = [item for item in _seen(registries) if item.since is None or item.since.last < _year_before(today)]
    return sorted(found, key=lambda item: (item.since or PartialDate(1), item.entry.file, item.entry.line))


def _seen(registries: Registries) -> Iterator[Stale]:
    for name in LISTINGS:
        for entry in registries.entries[name]:
            record = entry.record
            since = record.reviewed or record.updated
            undated_term = since is None and name == "glossary"
            if record.publish != "withdrawn" and not undated_term:
                yield Stale(entry, since, record.reviewed is not None)


def _year_before(day: date) -> date:
    """The same day a year earlier; 28 February for a 29 February."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def events_without_outcome(registries: Registries, today: date) -> list[Entry]:
    """Events of the project that took place, ended more than GRACE ago and have no `outcomes`, the oldest first."""
    found = [entry for entry in registries.entries["events"] if _lacks_outcome(entry, today)]
    return sorted(found, key=lambda entry: (entry.record.last.last, entry.line))


def _lacks_outcome(entry: Entry, today: date) -> bool:
    event = entry.record
    took_place = event.status != "cancelled" and event.publish != "withdrawn" and event.kind not in WITHOUT_MEETING
    return event.scope == "project" and took_place and not event.outcomes and today - event.last.last > GRACE
