"""The sort key of events, for every list in the order of time."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from hub.model.events import Event

EventKey = tuple[str, int, datetime, str]
_PRECISION_RANK = {"year": 0, "month": 1, "day": 2}


def event_key(event: Event) -> EventKey:
    """Sort by start day, then by moment (09:00 in Helsinki is before 09:00 in Paris), then by id.

    The day is the local one of the event, which lists show. A month or a year is sorted at its first day, before more
    precise dates. An event without a start time, which may last all day, comes before the others of its day.
    """
    day = event.start.first
    if event.start_time is None or event.start.precision != "day":
        return day.isoformat(), _PRECISION_RANK[event.start.precision], datetime.min.replace(tzinfo=UTC), event.id
    zone = ZoneInfo(event.zone) if event.zone else UTC
    moment = datetime.combine(day, time.fromisoformat(event.start_time), zone)
    # In UTC, because within one zone Python compares wall clock times, which repeat an hour when clocks go back.
    return day.isoformat(), len(_PRECISION_RANK), moment.astimezone(UTC), event.id
