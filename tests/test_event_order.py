"""The order of events: one key for all lists; a programme that is out of order is noted."""

from datetime import date
from pathlib import Path

import pytest

from hub.joined.event_order import event_key
from hub.joined.joining import Joined, join
from hub.model.events import Event
from hub.model.values import PartialDate, Text
from hub.reading.loading import load_registries
from hub.views.ordering import next_or_latest, past, sort_events, upcoming
from hub.views.timeline import chosen_events
from tests.registries import LANGUAGES, copy_small, problems_of

DAY = date(2026, 5, 1)
IN_ORDER = [
    ("a year", "2026", None, None),
    ("a month", "2026-01", None, None),
    ("no hour", "2026-01-01", None, None),
    ("midnight", "2026-01-01", "00:00", "Europe/Paris"),
    ("Helsinki at nine", "2026-01-01", "09:00", "Europe/Helsinki"),
    ("London at eight", "2026-01-01", "08:00", "Europe/London"),
    ("Paris at half past nine", "2026-01-01", "09:30", "Europe/Paris"),
    ("New York at nine", "2026-01-01", "09:00", "America/New_York"),
    ("the next day early, far in the east", "2026-01-02", "00:30", "Asia/Tokyo"),
    ("before clocks go back, in the repeated hour", "2026-10-25", "02:30", "Europe/Paris"),
    ("after it", "2026-10-25", "03:00", "Europe/Paris"),
    ("in London at the same hour", "2026-10-25", "03:00", "Europe/London"),
]


def event(identifier: str, start: str, clock: str | None = None, zone: str | None = None) -> Event:
    words = Text({"en": identifier})
    return Event(
        id=identifier, language="en", kind="launch", scope="project", title=words, summary=words,
        start=PartialDate.parse(start), start_time=clock, zone=zone,
    )  # fmt: skip


# Ids that would sort the other way round.
EVENTS = [event(f"{90 - place} {name}", *rest) for place, (name, *rest) in enumerate(IN_ORDER)]


@pytest.mark.parametrize(
    "sorted_by",
    [
        lambda events: sorted(events, key=event_key),
        lambda events: upcoming(events, date(2025, 1, 1)),
        lambda events: sort_events(events)[::-1],
        lambda events: past(events, date(2027, 1, 1))[::-1],
        lambda events: next_or_latest(events, date(2025, 1, 1))[0],
        chosen_events,
    ],
)
def test_every_list_has_the_events_by_day_and_moment(sorted_by):
    shuffled = sorted(EVENTS, key=lambda one: one.id)

    assert [one.id for one in sorted_by(shuffled)] == [one.id for one in EVENTS]


def test_what_begins_at_the_same_moment_stands_by_its_id():
    first, second = (
        event("a", "2026-05-05", "10:00", "Europe/Helsinki"),
        event("b", "2026-05-05", "09:00", "Europe/Paris"),
    )

    assert sorted([second, first], key=event_key) == [first, second]


def joined_with(tmp_path: Path, events: str) -> Joined:
    folder = copy_small(tmp_path)
    with (folder / "events.yml").open("a", encoding="utf-8") as file:
        file.write(events)
    registries, problems = load_registries(folder, LANGUAGES)
    assert problems == []
    return join(registries)


ONE_DAY = "".join(
    f'\n- id: {identifier}\n  language: en\n  kind: launch\n  scope: project\n  title: {{en: {identifier}}}\n'
    f'  start: "2026-03-01"\n  start_time: "{clock}"\n  zone: {zone}\n  summary: {{en: One.}}\n'
    for identifier, clock, zone in (("a-late", "18:00", "Europe/Paris"), ("z-early", "09:45", "Europe/Helsinki"))
)  # fmt: skip


def test_before_and_after_follow_the_hours(tmp_path):
    joined = joined_with(tmp_path, ONE_DAY)

    around = {key: [one.id for one in found] for key, found in joined.events_around.items()}

    assert around["opening"] == ["z-early", "a-late"]
    assert around["z-early"] == ["opening"]


DAYS = """
  programme:
    - date: "2026-03-01"
      sessions:
        - time: "09:30"
          end_time: "10:00"
          title: {en: Welcome, fr: Accueil}
"""


def sessions(*clocks: str) -> str:
    items = "".join(
        f"        - title: {{en: S, fr: S}}\n{f'          time: {clock!r}'.replace(chr(39), chr(34)) + chr(10) if clock else ''}"
        for clock in clocks
    )
    return f'    - date: "2026-03-01"\n      sessions:\n{items}'


SECOND = '    - date: "2026-03-02"\n      sessions:\n        - title: {en: S, fr: S}\n'


@pytest.mark.parametrize(
    ("programme", "noted"),
    [
        (sessions("09:30", "10:00"), []),
        (sessions("09:30", "09:30"), []),  # side by side
        (sessions("09:30", "", "09:00"), ["sessions-out-of-order"]),
        (sessions("10:00", "09:00", "08:00"), ["sessions-out-of-order"] * 2),
        (sessions("19:00", "09:00", "10:00"), ["sessions-out-of-order"]),  # one is misplaced: one note
        (sessions("", "09:00", ""), []),
        (sessions("09:00") + SECOND, []),
        (SECOND + sessions("09:00"), ["days-out-of-order"]),
        (sessions("09:00") + sessions("14:00"), []),  # one day in two parts
        (SECOND + sessions("10:00", "09:00"), ["days-out-of-order", "sessions-out-of-order"]),
    ],
)
def test_a_programme_out_of_order_is_noted(tmp_path, programme, noted):
    folder = copy_small(tmp_path, "events.yml", DAYS.lstrip("\n"), f"  programme:\n{programme}")

    found = [one for one in problems_of(folder) if one.code.endswith("out-of-order")]

    assert [one.code for one in found] == noted
    assert {one.level for one in found} <= {"note"}
