"""Time zones as a calendar writes them: each change of the clock, since programs may know a zone by other rules.

The library takes the hour after a change for the one before it, so the changes are found here (RFC 5545, 3.6.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


@cache
def write_zone(zone: str, first: int, last: int) -> bytes:
    """A zone with its changes from the beginning of one year to the end of another."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    rules = ZoneInfo(zone)
    written = Timezone()
    written.add("tzid", zone)
    start = datetime(first, 1, 1, tzinfo=UTC) - _DAY  # some zones are a day ahead
    for before, moment in _changes(rules, start, datetime(min(last + 1, MAXYEAR), 1, 1, tzinfo=UTC)):
        now = moment.astimezone(rules)
        part = TimezoneDaylight() if now.dst() else TimezoneStandard()
        part.add("tzname", now.tzname())
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", now.utcoffset())
        part.add("dtstart", (moment + before).replace(tzinfo=None))  # told by the clock before the change
        written.add_component(part)
    text: bytes = written.to_ical(sorted=False)
    return text


def _changes(rules: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[timedelta, datetime]]:
    """The offset at first and from each change on, as the offset before and the moment."""
    yield _offset(rules, start), start
    day = start
    while day < end:
        if _offset(rules, day) != _offset(rules, day + _DAY):
            yield _offset(rules, day), _moment(rules, day)
        day += _DAY


def _moment(rules: ZoneInfo, day: datetime) -> datetime:
    """The minute of a day from which on the offset is the later one."""
    low, high = day, day + _DAY
    while high - low > _MINUTE:
        middle = low + (high - low) // _MINUTE // 2 * _MINUTE
        low, high = (middle, high) if _offset(rules, middle) == _offset(rules, day) else (low, middle)
    return high


def _offset(rules: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(rules).utcoffset()
    assert offset is not None
    return offset
