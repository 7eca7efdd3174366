"""The order of events: one key, for every list that has them by time."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from hub.model.events import Event

EventKey = tuple[str, int, datetime, str]
_EXACT = {"year": 0, "month": 1, "day": 2}


def event_key(event: Event) -> EventKey:
    """By the day it starts, then by the moment: 09:00 in Helsinki is before 09:00 in Paris; then by its id.

    A month or a year stands where its first day does, before what is known better; an event without an hour, which may
    last all day, before those of that day with one. The day is that of its own place, since that is what lists show.
    """
    day = event.start.first
    if event.start_time is None or event.start.precision != "day":
        return day.isoformat(), _EXACT[event.start.precision], datetime.min.replace(tzinfo=UTC), event.id
    zone = ZoneInfo(event.zone) if event.zone else UTC
    moment = datetime.combine(day, time.fromisoformat(event.start_time), zone)
    # In UTC: within one zone Python compares by the clock alone, which repeats an hour when it is put back.
    return day.isoformat(), len(_EXACT), moment.astimezone(UTC), event.id
