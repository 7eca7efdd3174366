"""An event as an entry of a calendar, in one language: whatever the file says, as values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from hub.addresses import page_path, record_path
from hub.joined.stamps import first_id, last_change
from hub.localization.formatting import format_clock, format_weekday
from hub.localization.localizer import LocalizedText, Localizer
from hub.model.events import Event, ProgrammeDay
from hub.model.values import Text

_ENDS = re.compile(r"</(?:p|li|blockquote)>|<br ?/?>")
"""Where a line of rendered prose ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarEntry:
    """An entry: days without hours where `start` is a date; `end` is the moment or day after the last one."""

    uid: str
    title: LocalizedText
    start: date | datetime
    end: date | datetime | None
    zone: str
    status: str
    place: str
    point: tuple[float, float] | None
    text: str
    kind: str
    url: str
    changed: date


def entry_of(localizer: Localizer, site_url: str, event: Event) -> CalendarEntry:
    """An event as an entry. `uid` comes from the first id that the event ever had, so that a new id doubles nothing."""
    start, end = _span(event)
    place = event.location
    return CalendarEntry(
        uid=f"{first_id(event)}@events.campus",
        title=_title(localizer, event),
        start=start,
        end=end,
        zone=str(event.zone) if isinstance(start, datetime) else "",
        status=event.status,
        place=localizer.listed([_say(localizer, event.venue, event), localizer.where(place) if place else ""])
        or (event.online or ""),
        point=(place.coordinates.lat, place.coordinates.lon) if place and place.coordinates else None,
        text="\n\n".join(filter(None, _paragraphs(localizer, event))),
        kind=localizer.term("event_kinds", event.kind).plain,
        url=site_url + page_path(localizer.language, record_path("events", event.id)),
        changed=last_change(event, localizer.joined.project),
    )


def _title(localizer: Localizer, event: Event) -> LocalizedText:
    """The title; of a cancelled event with the word, since some calendars show no state."""
    title = localizer.title(event)
    state = localizer.aside(localizer.state(event))
    return LocalizedText(f"{title.text} {state}", title.lang, title.dir) if state else title


def _span(event: Event) -> tuple[date | datetime, date | datetime | None]:
    """The start, and the end that is no longer part of it: whole days, unless the hours tell when it begins and ends.

    An event of several days of which only the first hour is known lasts whole days; its text names the hour.
    """
    first, last = event.start.first, max(event.start.last, event.last.last)
    if event.start_time and event.zone and _is_exact(event) and (event.end_time or first == last):
        zone = ZoneInfo(event.zone)
        end = datetime.combine(last, time.fromisoformat(event.end_time), zone) if event.end_time else None
        return datetime.combine(first, time.fromisoformat(event.start_time), zone), end
    return first, min(last, date.max - timedelta(days=1)) + timedelta(days=1)


def _is_exact(event: Event) -> bool:
    """Whether the days are known: not only the month or the year."""
    return event.start.precision == event.last.precision == "day"


def _paragraphs(localizer: Localizer, event: Event) -> Iterator[str]:
    yield localizer.word("events.cancelled").capitalize() if event.status == "cancelled" else ""
    if not _is_exact(event):
        yield localizer.word("calendar.only_period", period=localizer.span(event.start, event.end))
    if event.previous_start:
        yield _fact(localizer, "previous_start", localizer.date(event.previous_start))
    yield from _hours(localizer, event)
    yield _say(localizer, event.summary, event)
    yield _prose(localizer, event.description, event)
    if event.online:
        yield _fact(localizer, "online", event.online)
    for day in event.programme:
        yield "\n".join(_programme(localizer, event, day))
    yield _say(localizer, event.programme_note, event)


def _hours(localizer: Localizer, event: Event) -> Iterator[str]:
    """The hours, where the entry lasts whole days and so cannot tell them."""
    if event.start_time and not isinstance(_span(event)[0], datetime):
        clock = f"{format_clock(event.start_time, localizer.language.locale)} {localizer.aside(str(event.zone))}"
        yield _fact(localizer, "time", clock)


def _programme(localizer: Localizer, event: Event, day: ProgrammeDay) -> Iterator[str]:
    locale = localizer.language.locale
    yield format_weekday(day.date.first, locale)
    for session in day.sessions:
        hours = [format_clock(clock, locale) for clock in (session.time, session.end_time) if clock]
        yield " ".join(filter(None, (localizer.word("signs.dash").join(hours), _say(localizer, session.title, event))))


def _fact(localizer: Localizer, key: str, value: str) -> str:
    return localizer.word("signs.colon").join((localizer.word(f"facts.{key}"), value))


def _say(localizer: Localizer, text: Text | None, event: Event) -> str:
    return localizer.say(text, event.language).plain if text else ""


def _prose(localizer: Localizer, text: Text | None, event: Event) -> str:
    """A long text without its Markdown, a line for each paragraph or item."""
    if text is None:
        return ""
    lines = _ENDS.split(str(localizer.prose(text, event.language).html))
    return "\n".join(filter(None, (Markup(line).striptags() for line in lines)))
