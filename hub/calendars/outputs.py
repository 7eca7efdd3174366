"""The calendars of the site: one file beside each event, and lists to subscribe to, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hub.addresses import page_path, record_path
from hub.calendars.entries import CalendarEntry, entry_of
from hub.calendars.writing import write_calendar, write_entry
from hub.joined.joining import Joined
from hub.localization.localizer import Localizer
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import beside_records, pages_beside_records
from hub.pages.site import Site

MEDIA_TYPE = "text/calendar"
FILE = "events.ics"
_ENTRY = "calendar-entry"
_LIST = "calendar"
_EVERY, _PARTNER, _KIND = "every", "partner", "kind"


def calendar_lists(joined: Joined) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The path of the page that each calendar belongs to, and what it lists: all events; those of each partner and its
    region; those of each kind. None is empty (RFC 5545, 3.6)."""
    if joined.events:
        yield "events/", (_EVERY,)
    for partner in joined.partners:
        if joined.events_by_partner.get(partner):
            yield record_path("partners", partner), (_PARTNER, partner)
    for kind in joined.values["events"]["kind"]:
        yield record_path("events", f"kind/{kind}"), (_KIND, kind)


def calendar_pages(site: Site) -> Iterator[Page]:
    """Every calendar in every language."""
    for code in site.languages:
        for path, made_from in calendar_lists(site.joined):
            yield _page(site, code, path, *made_from)


def _page(site: Site, code: str, path: str, *made_from: str) -> Page:
    return Page(_LIST, page_path(site.languages[code], path + FILE), code, path, made_from)


def _beside(site: Site, page: Page) -> Iterator[Page]:
    """The calendar of a list of events, and of a partner: on its own page and on the list of its events."""
    match page.output, page.made_from:
        case "written", _ if page.path == "events/" and site.joined.events:
            yield _page(site, page.language, page.path, _EVERY)
        case "record", ("partners", str(partner)):
            yield from _of_partner(site, page.language, partner)
        case "value", ("events", str(value)):
            facet, _, name = value.partition("/")
            if facet == "kind":
                yield _page(site, page.language, page.path, _KIND, name)
            elif facet == "partner":
                yield from _of_partner(site, page.language, name)


def _of_partner(site: Site, code: str, partner: str) -> Iterator[Page]:
    if partner in site.joined.partners and site.joined.events_by_partner.get(partner):
        yield _page(site, code, record_path("partners", partner), _PARTNER, partner)


def calendar(site: Site, page: Page) -> bytes:
    """A calendar to subscribe to."""
    localizer = site.localizers[page.language]
    found = [_entry(site, localizer, identifier) for identifier in _events(site, page)]
    url = site.settings.site_url + page_path(localizer.language, page.path)
    return write_calendar(calendar_name(localizer, page.made_from), localizer.language.tag, url, found)


def calendar_name(localizer: Localizer, made_from: Sequence[str]) -> str:
    """What a calendar is called, there and on the page that lists them."""
    name = localizer.word("signs.dash").join((localizer.word("site.name"), localizer.word("menu.events")))
    match made_from:
        case "partner", partner:
            return localizer.word("signs.colon").join((name, localizer.title(localizer.joined.partners[partner]).plain))
        case "kind", kind:
            return localizer.word("signs.colon").join((name, localizer.term("event_kinds", kind).plain))
    return name


def _events(site: Site, page: Page) -> list[str]:
    match page.made_from:
        case "partner", partner:
            return [event.id for event in site.joined.events_by_partner[partner]]
        case "kind", kind:
            return list(site.joined.values["events"]["kind"][kind])
    return list(site.joined.events)


def _entry(site: Site, localizer: Localizer, identifier: str) -> tuple[CalendarEntry, bytes]:
    """An event, written once for all calendars of a language."""
    key = (_entry, identifier)
    if key not in localizer.cards:
        entry = entry_of(localizer, site.settings.site_url, site.joined.events[identifier])
        localizer.cards[key] = (entry, write_entry(entry))
    found: tuple[CalendarEntry, bytes] = localizer.cards[key]
    return found


def _beside_event(site: Site, page: Page) -> Iterator[Page]:
    if page.made_from[:1] == ("events",):
        yield from beside_records(_ENTRY, "event.ics")(site, page)


def calendar_entry(site: Site, page: Page) -> bytes:
    """One event as a calendar of its own."""
    localizer = site.localizers[page.language]
    entry, text = _entry(site, localizer, page.made_from[1])
    return write_calendar(entry.title.text, localizer.language.tag, entry.url, [(entry, text)])


CALENDARS = (
    Output(_LIST, calendar_pages, calendar, Offer(MEDIA_TYPE, _beside)),
    Output(_ENTRY, pages_beside_records(_beside_event), calendar_entry, Offer(MEDIA_TYPE, _beside_event)),
)
