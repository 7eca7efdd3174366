"""Find records not reviewed for a year or not checked for six months, and past events without outcome."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hub.model.fields import known_keys
from hub.model.kinds import KINDS, LISTINGS
from hub.model.values import PartialDate
from hub.reading.entries import Entry, Registries

CHECKED_FOR = 6
"""Months after which a helpline or a law is to be checked again: a wrong number costs those under attack most."""
CHECKED = tuple(name for name in LISTINGS if "checked" in known_keys(KINDS[name].record))
"""The kinds whose records say when they were checked."""

UNREVIEWED = frozenset({*CHECKED, "documents"})
"""Kinds without a yearly review: those of CHECKED come more often, and a document stays as it was published."""


class Stale(NamedTuple):
    """A record to review: the date of its last review or, where `reviewed` is false, of its last change."""

    entry: Entry
    since: PartialDate | None
    reviewed: bool


def stale_records(registries: Registries, today: date) -> list[Stale]:
    """Records reviewed more than twelve months ago, the oldest first.

    For a record that was never reviewed, its last change (`updated`) counts; a record of a kind with pages that has
    neither date comes first. Withdrawn records are left out, and those of UNREVIEWED kinds.
    """
    found = [item for item in _seen(registries) if item.since is None or item.since.last < _months_before(today, 12)]
    return sorted(found, key=lambda item: (item.since or PartialDate(1), item.entry.file, item.entry.line))


def _seen(registries: Registries) -> Iterator[Stale]:
    for name in (name for name in LISTINGS if name not in UNREVIEWED):
        for entry in registries.entries[name]:
            record = entry.record
            since = record.reviewed or record.updated
            undated_term = since is None and name == "glossary"
            if record.publish != "withdrawn" and not undated_term:
                yield Stale(entry, since, record.reviewed is not None)


def unchecked_records(registries: Registries, today: date) -> list[Entry]:
    """Records of CHECKED last checked more than CHECKED_FOR months ago, the oldest first; withdrawn ones are left
    out."""
    found = [
        entry
        for name in CHECKED
        for entry in registries.entries[name]
        if entry.record.publish != "withdrawn" and entry.record.checked.last < _months_before(today, CHECKED_FOR)
    ]
    return sorted(found, key=lambda entry: (entry.record.checked, entry.file, entry.line))


def _months_before(day: date, months: int) -> date:
    """The same day some months earlier; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def events_without_outcome(registries: Registries, today: date) -> list[Entry]:
    """Events whose outcomes are to be written (`Event.lacks_outcome`), the oldest first."""
    found = [
        entry
        for entry in registries.entries["events"]
        if entry.record.publish != "withdrawn" and entry.record.lacks_outcome(today)
    ]
    return sorted(found, key=lambda entry: (entry.record.last.last, entry.line))
