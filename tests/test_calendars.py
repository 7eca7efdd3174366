"""Calendars: two other libraries read each strictly, nothing doubles, and nothing changes by itself."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from hub.calendars.entries import entry_of
from hub.calendars.outputs import CALENDARS
from hub.calendars.writing import write_calendar, write_entry
from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.model.events import Event
from hub.model.records import Coordinates
from hub.model.values import PartialDate, Text
from tests.conftest import ROOT, SITE_URL, TODAY
from tests.registries import join_small
from tests.taken import small_site

LANGUAGES = {language.code: language for language in load_languages(ROOT / "mkdocs.yml")}
HOSTILE = "a;b,c\\n\u2028BEGIN:VEVENT\r\nX:1\x85 \u05e9\u202e 🙂 " + "é" * 90


def speak(code: str = "en", today: str = TODAY) -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, join_small(), date.fromisoformat(today))


def opening(**changes) -> Event:
    return replace(join_small().events["opening"], **changes)


def written(*events: Event, code: str = "en", today: str = TODAY) -> bytes:
    entries = [entry_of(speak(code, today), SITE_URL, event) for event in events]
    return write_calendar("Name", code, SITE_URL, [(entry, write_entry(entry)) for entry in entries])


def read(text: bytes) -> list[icalendar.Event]:
    """The events, read strictly by both libraries."""
    calendar = icalendar.Calendar.from_ical(text)
    assert [(part.name, part.errors) for part in calendar.walk() if part.errors] == []
    (other,) = vobject.readComponents(text.decode())
    assert other.validate(raiseException=True)
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert b"\n" not in text.replace(b"\r\n", b"")
    found = calendar.walk("VEVENT")
    assert len(other.contents.get("vevent", [])) == len(found)
    return found


def test_the_name_of_an_entry_comes_from_the_first_id_that_the_event_had():
    assert [str(one["UID"]) for one in read(written(opening(), opening(id="new", former_ids=("old", "later"))))] == [
        "old@events.campus",
        "opening@events.campus",
    ]


@pytest.mark.parametrize(
    ("updated", "stamp", "sequence"),
    [("2026-11-21", "20261121T000000Z", 689), ("2025-01-01", "20250101T000000Z", 0), (None, "20260301T000000Z", 424)],
)
def test_the_stamp_is_the_day_of_the_last_change_else_the_first_known_day(updated, stamp, sequence):
    (event,) = read(written(opening(updated=PartialDate.parse(updated) if updated else None)))

    assert event["DTSTAMP"].to_ical() == event["LAST-MODIFIED"].to_ical() == stamp.encode()
    assert event["SEQUENCE"] == sequence


def test_an_event_before_the_first_day_has_no_negative_number():
    assert read(written(opening(start=PartialDate(2018, 7), end=None, start_time=None)))[0]["SEQUENCE"] == 0


def test_the_same_event_has_the_same_bytes_on_every_day():
    assert written(opening(), today="2026-01-01") == written(opening(), today="2031-01-01")


@pytest.mark.parametrize(
    ("changes", "start", "end"),
    [
        ({"start": "2026-03-01", "end": "2026-03-02", "start_time": None}, date(2026, 3, 1), date(2026, 3, 3)),
        ({"start": "2026-03-01", "end": None, "start_time": None}, date(2026, 3, 1), date(2026, 3, 2)),
        ({"start": "2027-02", "end": None, "start_time": None}, date(2027, 2, 1), date(2027, 3, 1)),
        ({"start": "2027-11", "end": "2028-01", "start_time": None}, date(2027, 11, 1), date(2028, 2, 1)),
        ({"start": "2027", "end": None, "start_time": None}, date(2027, 1, 1), date(2028, 1, 1)),
        # Only the first hour of several days is known: whole days, and the hour in the text.
        ({"start": "2026-03-01", "end": "2026-03-02", "start_time": "09:30"}, date(2026, 3, 1), date(2026, 3, 3)),
    ],
)
def test_whole_days_and_months(changes, start, end):
    days = {key: PartialDate.parse(value) if value else None for key, value in changes.items() if key != "start_time"}

    (event,) = read(written(opening(**days, start_time=changes["start_time"])))

    assert (event["DTSTART"].dt, event["DTEND"].dt, event["TRANSP"]) == (start, end, "TRANSPARENT")
    assert ("Only the period is known" in event["DESCRIPTION"]) is (days["start"].precision != "day")
    assert ("Time: " in event["DESCRIPTION"]) is bool(changes["start_time"])


@pytest.mark.parametrize("zone", ["Europe/Paris", "Europe/Helsinki", "Europe/Dublin", "Africa/Casablanca"])
@pytest.mark.parametrize("day", ["2026-03-28", "2026-03-29", "2026-10-25", "2026-12-31"])
def test_hours_stand_in_the_zone_of_the_place_which_the_calendar_explains(zone, day):
    start = PartialDate.parse(day)

    (event,) = read(
        text := written(opening(start=start, end=None, start_time="01:30", end_time="04:00", zone=zone, programme=()))
    )

    assert event["DTSTART"].params["TZID"] == zone
    assert event["DTSTART"].dt == datetime.combine(start.first, datetime.min.time(), ZoneInfo(zone)).replace(
        hour=1, minute=30
    )
    (explained,) = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")
    rules = sorted(
        (part["DTSTART"].dt, part["TZOFFSETTO"].td)
        for part in explained.walk()
        if part.name in ("STANDARD", "DAYLIGHT")
    )
    known = [
        offset for since, offset in rules if since <= datetime.combine(start.first, datetime.min.time()).replace(hour=4)
    ]
    assert known[-1] == event["DTEND"].dt.utcoffset()


def test_an_hour_in_utc_needs_no_zone():
    text = written(opening(end=None, end_time="10:00", zone="UTC", programme=()))

    assert b"DTSTART:20260301T093000Z" in text
    assert b"VTIMEZONE" not in text


def test_a_cancelled_event_stays_and_says_so_and_a_moved_one_says_when_it_was():
    cancelled, moved = read(
        written(opening(status="cancelled"), opening(id="z", previous_start=PartialDate(2026, 2, 3)), code="fr")
    )

    assert cancelled["STATUS"] == "CANCELLED"
    assert cancelled["SUMMARY"] == "Ouverture (annulé)"
    assert moved["STATUS"] == "CONFIRMED"
    assert "Date annoncée auparavant\u00a0: 3 février 2026" in moved["DESCRIPTION"].replace("\u202f", "\u00a0")


def test_place_point_programme_and_page_are_there():
    place = replace(opening().location, coordinates=Coordinates(lat=48.1, lon=-1.6))

    (event,) = read(written(opening(location=place, venue=Text({"en": "Town hall"}))))

    assert event["LOCATION"] == "Town hall, Rennes, France"
    assert event["GEO"].to_ical() == "48.1;-1.6"
    assert "09:30 – 10:00 Welcome" in event["DESCRIPTION"]
    assert event["URL"] == f"{SITE_URL}events/opening/"


def test_text_of_another_language_says_so():
    (event,) = read(written(join_small().events["called-off"]))

    assert event["SUMMARY"].params["LANGUAGE"] == "fr"


def test_hostile_text_stays_text():
    text = Text({"en": HOSTILE})

    (event,) = read(written(opening(title=text, summary=text, venue=text)))

    for key in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        assert "BEGIN:VEVENT" in event[key]
        assert "a;b,c\\n" in event[key]


class Subscription:
    """A calendar that follows an address: what it knows is told apart by UID, and the higher SEQUENCE wins."""

    def __init__(self) -> None:
        self.known: dict[str, icalendar.Event] = {}

    def fetch(self, text: bytes) -> None:
        fresh = {}
        for event in read(text):
            assert str(event["UID"]) not in fresh, "twice in one file"
            fresh[str(event["UID"])] = event
        for uid, event in fresh.items():
            before = self.known.get(uid)
            assert before is None or event["SEQUENCE"] >= before["SEQUENCE"]
        self.known |= fresh


def test_a_subscription_never_doubles_an_event_whatever_is_edited():
    calendar = Subscription()
    first = opening(updated=PartialDate(2026, 1, 1))
    edits = (
        first,
        replace(first, updated=PartialDate(2026, 1, 2), start=PartialDate(2026, 4, 1), end=None, programme=()),
        replace(first, updated=PartialDate(2026, 1, 3), id="grand-opening", former_ids=("opening",)),
        replace(first, updated=PartialDate(2026, 1, 4), id="opening-2026", former_ids=("opening", "grand-opening")),
        replace(
            first,
            updated=PartialDate(2026, 1, 5),
            id="opening-2026",
            former_ids=("opening", "grand-opening"),
            status="cancelled",
        ),
    )

    for event in edits:
        calendar.fetch(written(event))

    assert list(calendar.known) == ["opening@events.campus"]
    assert calendar.known["opening@events.campus"]["STATUS"] == "CANCELLED"


def test_days_at_the_end_of_the_calendar_stop_nothing():
    assert read(written(opening(start=PartialDate(9999, 12, 31), end=None, start_time="09:30", programme=())))


def test_every_calendar_of_a_site_is_read_in_every_language(project):
    site = small_site(project)
    files = [page for output in CALENDARS for page in output.pages(site)]

    assert {page.file.removeprefix("fr/") for page in files if page.language == "fr"} == {
        "events/events.ics",
        "events/kind/launch/events.ics",
        "events/called-off/event.ics",
        "events/opening/event.ics",
        "partners/north/events.ics",
        "partners/south/events.ics",
    }
    assert {page.language for page in files} == set(site.languages)
    assert all(read(site.render(page)) for page in files)
