"""The name of the zone on each day of an event: clocks are changed between days, within one, or never."""

from pathlib import Path

import pytest

from hub.joined.joining import join
from hub.localization.formatting import format_zone
from hub.localization.localizer import Localizer
from hub.model.events import Event
from hub.model.values import PartialDate
from hub.reading.loading import load_registries
from hub.views.events import DayView, event_view
from tests.pages import SEVEN_LANGUAGES
from tests.registries import LANGUAGES, copy_small

CET, CEST = "Central European Standard Time", "Central European Summer Time"
GMT, BST = "Greenwich Mean Time", "British Summer Time"
DAY = PartialDate.parse("2026-03-01").first


@pytest.mark.parametrize(
    ("zone", "day", "clock", "name"),
    [
        ("Europe/Paris", "2026-10-24", "12:00", CEST),
        ("Europe/Paris", "2026-10-25", "00:30", CEST),  # clocks go back at three
        ("Europe/Paris", "2026-10-25", "03:00", CET),
        ("Europe/Paris", "2027-03-28", "01:59", CET),
        ("Europe/Paris", "2027-03-28", "03:00", CEST),
        ("Europe/London", "2026-10-26", "12:00", GMT),
        ("Europe/Dublin", "2026-07-01", "12:00", "Irish Standard Time"),  # summer there is the standard
        ("Europe/Dublin", "2026-12-01", "12:00", GMT),
        ("Africa/Casablanca", "2027-02-01", "12:00", "GMT+01:00"),
        ("Africa/Casablanca", "2027-02-15", "12:00", "GMT+00:00"),  # Ramadan
        ("Africa/Tunis", "2026-07-01", "12:00", CET),
        ("Europe/Istanbul", "2026-07-01", "12:00", "GMT+03:00"),
        ("America/New_York", "2026-11-01", "12:00", "Eastern Standard Time"),
        ("Australia/Sydney", "2026-12-01", "12:00", "Australian Eastern Daylight Time"),
        ("Australia/Sydney", "2026-07-01", "12:00", "Australian Eastern Standard Time"),
        ("UTC", "2026-07-01", "12:00", "Coordinated Universal Time"),
    ],
)
def test_a_zone_has_its_name_of_that_hour(zone, day, clock, name):
    locale = SEVEN_LANGUAGES["en"].locale

    assert format_zone(zone, PartialDate.parse(day).first, clock, locale).replace("Daylight Saving", "Daylight") == name


EVENT = """
- id: event
  language: en
  kind: launch
  scope: project
  title: {en: Event}
  summary: {en: One.}
"""


def shown(tmp_path: Path, code: str, **fields: str) -> tuple[str, list[str]]:
    """The hours of an event in its facts, and the zone beside each day of its programme."""
    days = fields.pop("days", "")
    folder = copy_small(tmp_path)
    text = EVENT + "".join(f'  {key}: "{value}"\n' for key, value in fields.items() if value)
    if days:
        text += "  programme:\n"
    for day in filter(None, days.split(";")):
        date, *clocks = day.split()
        items = "".join(f'        - {{time: "{clock}", title: {{en: S}}}}\n' for clock in clocks)
        text += f'    - date: "{date}"\n      sessions:\n{items or "        - title: {en: S}" + chr(10)}'
    (folder / "events.yml").write_text(text.lstrip(), encoding="utf-8")
    registries, problems = load_registries(folder, LANGUAGES)
    assert problems == []
    joined = join(registries)
    event: Event = joined.events["event"]
    view = event_view(Localizer(SEVEN_LANGUAGES[code], SEVEN_LANGUAGES, joined, DAY), event)
    times = [
        one.text
        for fact in view.facts
        if fact.term == SEVEN_LANGUAGES[code].strings["facts.time"]
        for one in fact.items
    ]
    programme = next((section.items for section in view.sections if section.kind == "programme"), [])
    return "".join(times), [day.zone for day in programme if isinstance(day, DayView)]


OVER = {"start": "2026-10-24", "end": "2026-10-26", "start_time": "09:00", "end_time": "17:00", "zone": "Europe/Paris"}
THREE_DAYS = "2026-10-24 09:00;2026-10-25 09:00;2026-10-26 09:00"


@pytest.mark.parametrize(
    ("fields", "times", "days"),
    [
        (OVER, f"09:00 ({CEST}) – 17:00 ({CET})", []),
        (OVER | {"days": THREE_DAYS}, f"09:00 ({CEST}) – 17:00 ({CET})", [CEST, CET, CET]),
        (OVER | {"end_time": "", "days": THREE_DAYS}, f"09:00 ({CEST})", [CEST, CET, CET]),
        (OVER | {"start_time": "", "end_time": "", "days": THREE_DAYS}, "", [CEST, CET, CET]),
        (OVER | {"end_time": "", "days": "2026-10-24 09:00;2026-10-26"}, f"09:00 ({CEST})", ["", ""]),  # no hour, no zone
        (OVER | {"days": "2026-10-25 00:30 12:00"}, f"09:00 ({CEST}) – 17:00 ({CET})", [f"{CEST} / {CET}"]),
        (OVER | {"start": "2026-10-25", "end": "", "start_time": "01:00"}, f"01:00 ({CEST}) – 17:00 ({CET})", []),
        (OVER | {"start": "2027-03-27", "end": "2027-03-29"}, f"09:00 ({CET}) – 17:00 ({CEST})", []),
        (OVER | {"end": "2026-10-24", "days": "2026-10-24 09:00"}, f"09:00 – 17:00 ({CEST})", [""]),
        (OVER | {"zone": "Africa/Tunis", "days": THREE_DAYS}, f"09:00 – 17:00 ({CET})", ["", "", ""]),
        (OVER | {"zone": "UTC", "days": THREE_DAYS}, "09:00 – 17:00 (Coordinated Universal Time)", ["", "", ""]),
        # From winter to winter, with a day of summer between.
        (OVER | {"start": "2026-01-10", "end": "2026-12-10", "days": "2026-01-10 09:00;2026-07-01 09:00"}, f"09:00 – 17:00 ({CET})", [CET, CEST]),
    ],
)  # fmt: skip
def test_an_event_says_the_zone_of_each_hour_that_it_names(tmp_path, fields, times, days):
    assert shown(tmp_path, "en", **fields) == (times, days)


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_every_language_names_both_seasons(tmp_path, code):
    times, days = shown(tmp_path, code, **OVER, days=THREE_DAYS)

    locale = SEVEN_LANGUAGES[code].locale
    summer, winter = (
        format_zone("Europe/Paris", PartialDate.parse(day).first, "12:00", locale)
        for day in ("2026-10-24", "2026-10-26")
    )
    assert summer != winter
    assert days == [summer, winter, winter]
    assert f"({summer}) – " in times
    assert times.endswith(f"({winter})")
