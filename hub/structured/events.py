"""An event for search engines, as far as its day and its place are known, as Google documents it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from hub.joined.actors import visible_actors
from hub.localization.localizer import Localizer
from hub.model.events import Event
from hub.structured.graph import Node, funder, publisher
from hub.structured.places import place_node
from hub.views.names import actor_label

_ATTENDANCE = {
    (True, False): "OfflineEventAttendanceMode",
    (False, True): "OnlineEventAttendanceMode",
    (True, True): "MixedEventAttendanceMode",
}
_SCHEMA = "https://schema.org/"


def event_nodes(localizer: Localizer, site_url: str, url: str, event: Event) -> list[Node]:
    """The event; nothing where its day, or its place and its address online, are unknown."""
    places = _places(localizer, event)
    if event.start.precision != "day" or not places:
        return []
    online = event.online is not None
    node: Node = {
        "@type": "Event",
        "@id": f"{url}#about",
        "url": url,
        "name": localizer.title(event).text,
        "description": localizer.say(event.summary, event.language).text,
        "startDate": _moment(event.start.first, event.start_time, event.zone),
        **_end(event),
        "eventStatus": _SCHEMA + _status(event),
        "eventAttendanceMode": _SCHEMA + _ATTENDANCE[len(places) > online, online],
        "location": places if len(places) > 1 else places[0],
        "organizer": _organisers(localizer, event) or publisher(site_url),
    }
    if event.previous_start and _status(event) == "EventRescheduled":
        node["previousStartDate"] = str(event.previous_start)
    if event.scope == "project":
        node["funder"] = funder(localizer)
    return [node]


def _status(event: Event) -> str:
    if event.status == "cancelled":
        return "EventCancelled"
    return "EventRescheduled" if event.previous_start else "EventScheduled"


def _places(localizer: Localizer, event: Event) -> list[Node]:
    """The place, unless only its country is known, and the address online."""
    found = []
    location = event.location
    if location and (event.venue or location.city or location.region):
        name = localizer.say(event.venue, event.language).text if event.venue else localizer.where(location)
        found.append(place_node(localizer, location, name))
    if event.online:
        found.append({"@type": "VirtualLocation", "url": event.online})
    return found


def _end(event: Event) -> Node:
    if event.end_time:
        return {"endDate": _moment(event.last.last, event.end_time, event.zone)}
    return {"endDate": str(event.end)} if event.end and event.end.precision == "day" else {}


def _moment(day: date, clock: str | None, zone: str | None) -> str:
    """A day, or an hour with its offset (ISO 8601)."""
    if not (clock and zone):
        return day.isoformat()
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone)).isoformat()


def _organisers(localizer: Localizer, event: Event) -> list[dict[str, Any]]:
    actors = visible_actors(event.organisers, localizer.joined)
    return [{"@type": "Organization", "name": actor_label(localizer, actor).text} for actor in actors]
