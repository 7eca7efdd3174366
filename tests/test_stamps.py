"""The days on which something was done are not still to come, wherever somebody writes and whatever day is shown."""

from dataclasses import replace
from datetime import date

import pytest

from hub.checks.checking import check_data
from hub.checks.stamps import check_stamps
from hub.settings import read_settings
from tests.frozen import ROOT, copy_code
from tests.registries import copy_small, load_small

CLOCK = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "latest"),
    [
        ("", date(2026, 11, 23)),
        ("2026-03-01", date(2026, 11, 23)),
        ("2027-01-31", date(2027, 2, 1)),
    ],
)
def test_a_record_can_be_written_until_tomorrow_or_until_the_later_day_that_the_site_is_made_for(today, latest):
    settings = replace(read_settings(ROOT, {"HUB_TODAY": today}), clock=CLOCK)
    settings = settings if today else replace(settings, today=CLOCK)

    assert settings.latest == latest


def test_the_day_is_that_of_the_clock_unless_another_is_named():
    settings = read_settings(ROOT, {})

    assert settings.today == settings.clock
    assert read_settings(ROOT, {"HUB_TODAY": "2026-03-01"}).today == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("file", "old", "new", "messages"),
    [
        ("practices/school-day.yml", "sources: [", 'updated: "2026-11-23"\nreviewed: "2026-11-23"\nsources: [', []),
        ("practices/school-day.yml", "sources: [", 'updated: "2026-11-24"\nreviewed: "2027-11-22"\nsources: [',
         ["data/practices/school-day.yml:44: school-day: updated: 2026-11-24 is still to come: write the day on which it was done",
          "data/practices/school-day.yml:45: school-day: reviewed: 2027-11-22 is still to come: write the day on which it was done"]),
        ("project.yml", "lead_partner:", 'publisher: {statement_checked: "2027-01-31"}\nlead_partner:',
         ["data/project.yml:14: publisher.statement_checked: 2027-01-31 is still to come: write the day on which it was done"]),
    ],
)  # fmt: skip
def test_a_stamp_still_to_come_is_told_at_its_line(tmp_path, file, old, new, messages):
    data = copy_small(tmp_path, file, old, new)
    root = copy_code(tmp_path / "project", "mkdocs.yml")
    settings = replace(read_settings(root, {}), data=data, today=CLOCK, clock=CLOCK)

    found = [problem.message("en") for problem in check_data(settings)[1] if problem.level == "problem"]

    assert [message for message in found if "practice" in message or "project" in message] == messages


def test_days_of_events_may_well_be_still_to_come():
    assert list(check_stamps(load_small(), date(2026, 10, 31))) == []
