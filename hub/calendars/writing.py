"""Write calendars: the same entries give the same bytes. The library `icalendar` is loaded with the first one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from hub.calendars.entries import CalendarEntry
from hub.calendars.zones import write_zone

PRODUCT = "-//CAMPUS//Knowledge hub//EN"
FIRST_DAY = date(2025, 1, 1)
"""`SEQUENCE` is the number of days since then: it rises with each change, without a memory (RFC 5545, 3.8.7.4)."""
_STATES = {"planned": "TENTATIVE", "confirmed": "CONFIRMED", "cancelled": "CANCELLED"}
_BREAKS = {ord(sign): "\n" for sign in "\v\f\x1c\x1d\x1e\x85\u2028\u2029"} | {ord("\r"): None}
"""Signs that programs take for the end of a line."""
_DAILY = timedelta(days=1)


def write_calendar(name: str, tag: str, url: str, entries: Iterable[tuple[CalendarEntry, bytes]]) -> bytes:
    """A calendar in the language with this tag; `url` is the page it belongs to. The entries are written already."""
    from icalendar import Calendar, vText  # loaded only where a calendar is written

    found = sorted(entries, key=lambda pair: (pair[0].start.isoformat(), pair[0].uid))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    title = " ".join(name.split())
    calendar.add("name", vText(title), {"LANGUAGE": tag})
    calendar.add("x-wr-calname", vText(title))  # what Apple, Google and Outlook read
    calendar.add("url", url)
    calendar.add("refresh-interval", _DAILY, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    zones = b"".join(_zones(found))
    opening, end = calendar.to_ical(sorted=False).split(b"END:VCALENDAR")
    return b"".join((opening, zones, *(text for _, text in found), b"END:VCALENDAR", end))


def write_entry(entry: CalendarEntry) -> bytes:
    """An entry, as it stands in each calendar."""
    from icalendar import Event

    changed = datetime.combine(entry.changed, time(), UTC)
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", max(0, (entry.changed - FIRST_DAY).days))
    event.add("dtstart", entry.start)
    if entry.end:
        event.add("dtend", entry.end)
    event.add("summary", _plain(entry.title.text), {"LANGUAGE": entry.title.lang} if entry.title.lang else {})
    event.add("status", _STATES[entry.status])
    event.add("transp", "OPAQUE" if isinstance(entry.start, datetime) else "TRANSPARENT")
    if entry.place:
        event.add("location", _plain(entry.place))
    if entry.point:
        event.add("geo", entry.point)
    event.add("description", _plain(entry.text))
    event.add("categories", [_plain(entry.kind)])
    event.add("url", entry.url)
    text: bytes = event.to_ical(sorted=False)
    return text


def _zones(entries: Iterable[tuple[CalendarEntry, bytes]]) -> Iterator[bytes]:
    """Each zone that an entry names, with its changes of the clock from the first year to the last."""
    years: dict[str, set[int]] = {}
    for entry, text in entries:
        if b"TZID=" in text:  # moments in UTC name no zone
            years.setdefault(entry.zone, set()).update({entry.start.year, (entry.end or entry.start).year})
    for zone in sorted(years):
        yield write_zone(zone, min(years[zone]), max(years[zone]))


def _plain(text: str) -> str:
    return text.translate(_BREAKS)
