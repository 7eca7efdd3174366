"""What the watch finds in records, and which words it finds addresses in."""

from __future__ import annotations

from datetime import date

import pytest

from hub.checks.registries import check_pages
from hub.problems import Problem
from hub.watching.addresses import Place, find_addresses, outside_addresses
from hub.watching.http_check import CheckOutcome
from hub.watching.reports import Report, ReportItem, ReportSection, report_links, report_translations
from hub.watching.staleness import events_without_outcome, stale_records, unchecked_records
from tests.registries import copy_small, load_registries, problems_of

LANGUAGES = ("en", "fr")
NORTH = 'updated: "2026-01-31"'
OPENING = "  practices: [school-day]\n"


def _registries(tmp_path, file="", old="", new=""):
    registries, problems = load_registries(copy_small(tmp_path, file, old, new), LANGUAGES)
    assert problems == []
    return registries


def _stale(tmp_path, today, new=NORTH):
    registries = _registries(tmp_path, "partners.yml", NORTH, new)
    return [(item.entry.name, str(item.since), item.reviewed) for item in stale_records(registries, today)]


@pytest.mark.parametrize(
    ("dates", "today", "expected"),
    [
        ('updated: "2026-01-31"', date(2027, 1, 31), None),
        ('updated: "2026-01-31"', date(2027, 2, 1), ("north", "2026-01-31", False)),
        ('updated: "2024-01-31"\n  reviewed: "2026-01-31"', date(2027, 1, 31), None),
        ('updated: "2024-01-31"\n  reviewed: "2026-01-31"', date(2027, 2, 1), ("north", "2026-01-31", True)),
        ('updated: "2026-12-31"\n  reviewed: "2026-01-31"', date(2027, 2, 1), ("north", "2026-01-31", True)),
        ('reviewed: "2027-02-28"', date(2028, 2, 29), None),
        ('reviewed: "2027-02-27"', date(2028, 2, 29), ("north", "2027-02-27", True)),
        ('publish: withdrawn\n  reviewed: "2020-01-01"', date(2027, 1, 1), None),
    ],
)
def test_a_record_is_stale_a_year_after_its_review_or_else_its_last_change(tmp_path, dates, today, expected):
    found = [item for item in _stale(tmp_path, today, dates) if item[0] == "north"]

    assert found == ([expected] if expected else [])


def test_records_without_any_date_come_first_and_terms_of_the_glossary_need_none(tmp_path):
    assert _stale(tmp_path, date(2027, 2, 1)) == [
        ("opening", "None", False),
        ("called-off", "None", False),
        ("club", "None", False),
        ("hidden-house", "None", False),
        ("south", "None", False),
        ("school-day", "None", False),
        ("north", "2026-01-31", False),
    ]


@pytest.mark.parametrize(
    ("checked", "today", "expected"),
    [
        ("2026-01-31", date(2026, 7, 31), []),
        ("2026-01-31", date(2026, 8, 1), ["desk"]),
        ("2026-02-28", date(2026, 8, 31), []),
        ("2026-02-28", date(2026, 9, 1), ["desk"]),
        ("2026-08-31", date(2027, 2, 28), []),
        ('2026-01-31"\n  publish: "withdrawn', date(2026, 8, 1), []),
    ],
)
def test_a_helpline_is_to_be_checked_again_after_six_months(tmp_path, checked, today, expected):
    registries = _registries(tmp_path, "helplines.yml", "2026-01-31", checked)

    assert [entry.name for entry in unchecked_records(registries, today)] == expected
    assert "desk" not in [item.entry.name for item in stale_records(registries, date(2030, 1, 1))]


def test_a_law_is_to_be_checked_again_too_and_is_not_reviewed_besides(tmp_path):
    registries = _registries(tmp_path, "helplines.yml", "2026-01-31", "2026-01-31")

    assert [entry.name for entry in unchecked_records(registries, date(2027, 5, 1))] == ["desk", "act"]
    assert "act" not in [item.entry.name for item in stale_records(registries, date(2030, 1, 1))]


@pytest.mark.parametrize(
    ("new", "today", "expected"),
    [
        (OPENING, date(2026, 3, 16), []),
        (OPENING, date(2026, 3, 17), ["opening"]),
        (OPENING + "  outcomes:\n    - {en: Agreed., fr: Convenu.}\n", date(2026, 4, 1), []),
        (OPENING + "  status: cancelled\n", date(2026, 4, 1), []),
        (OPENING + "  publish: withdrawn\n", date(2026, 4, 1), []),
    ],
)
def test_an_event_needs_its_outcome_two_weeks_after_its_end(tmp_path, new, today, expected):
    registries = _registries(tmp_path, "events.yml", OPENING, new)

    assert [entry.name for entry in events_without_outcome(registries, today)] == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [("scope: project\n  title: {en: Opening", "scope: ecosystem\n  title: {en: Opening"), ("kind: launch", "kind: milestone")],
)  # fmt: skip
def test_events_of_others_and_milestones_need_none(tmp_path, old, new):
    registries = _registries(tmp_path, "events.yml", old, new)

    assert events_without_outcome(registries, date(2026, 4, 1)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://a.org/b.", ["https://a.org/b"]),
        ("(https://a.org/b), https://a.org/c?d=e&f!", ["https://a.org/b", "https://a.org/c?d=e&f"]),
        ("[words](https://a.org/b_(c))", ["https://a.org/b_(c)"]),
        ("<https://a.org>", ["https://a.org"]),
        ("« https://a.org/é »", ["https://a.org/é"]),
        ("**HTTP://a.org**", ["HTTP://a.org"]),
        ("ftp://a.org mailto:x@a.org //a.org a.org", []),
    ],
)
def test_addresses_are_found_without_what_surrounds_them(text, expected):
    assert find_addresses(text) == expected


def test_addresses_of_records_and_pages_are_found_with_their_places(tmp_path):
    text = "{en: 'Pupils learn: [how](https://a.org/x#part).', fr: Les élèves apprennent.}"
    old = "{en: Pupils learn in a day., fr: Les élèves apprennent en un jour.}"
    registries = _registries(tmp_path, "practices/school-day.yml", old, text)
    page = tmp_path / "docs" / "fr" / "page.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: T\n---\n```\nhttps://code.org\n```\n\n`https://code.org` [l](https://a.org/x)\n", encoding="utf-8")  # fmt: skip

    found = outside_addresses(registries, tmp_path, LANGUAGES)

    assert found == {
        "https://a.org/x": (
            Place("data/practices/school-day.yml", 5, "school-day"),
            Place("docs/fr/page.md", 8),
        ),
        "https://example.org/cost": (Place("data/practices/school-day.yml", 34, "school-day"),),
        "https://example.org/csirt": (Place("data/glossary.yml", 10, "csirt"),),
        "https://example.org/about-law": (Place("data/laws.yml", 16, "act"),),
        "https://example.org/desk": (Place("data/helplines.yml", 8, "desk"),),
        "https://example.org/law": (Place("data/laws.yml", 14, "act"),),
        "https://example.org/day": (Place("data/practices/school-day.yml", 44, "school-day"),),
        "https://example.org/north": (
            Place("data/partners.yml", 14, "north"),
            Place("data/project.yml", 15),
        ),
        "https://example.org/north/about": (Place("data/partners.yml", 17, "north"),),
        "https://example.org/pupils": (Place("data/practices/school-day.yml", 27, "school-day"),),
        "https://example.org/sample": (Place("data/project.yml", 13),),
        "https://example.org/survey": (Place("data/documents.yml", 9, "survey"),),
    }


def test_an_address_that_cannot_be_read_is_one_all_the_same(tmp_path):
    registries = _registries(tmp_path)
    page = tmp_path / "docs" / "fr" / "page.md"
    page.parent.mkdir(parents=True)
    page.write_text("https://[abc#part\n", encoding="utf-8")

    assert outside_addresses(registries, tmp_path, LANGUAGES)["https://[abc"] == (Place("docs/fr/page.md", 1),)


def test_links_that_could_not_be_checked_call_nobody():
    place = (Place("data/events.yml", 3, "a"),)
    outcomes = {"https://a.org/": CheckOutcome("fine"), "https://b.org/": CheckOutcome("unsure", "link-refused", 403)}

    report = report_links(dict.fromkeys(outcomes, place), outcomes)

    item = ReportItem(
        code="link-refused", values={"status": 403}, addresses={"address": "https://b.org/"}, places=place
    )
    assert report == Report(kind="links", sections=(ReportSection(heading="links-unsure", items=(item,), calls=False),))
    assert report.settled


def test_missing_translations_are_counted_by_language_and_record(tmp_path):
    old = "{en: Leads the sample., fr: Pilote l’exemple.}"
    notes = [note for note in problems_of(copy_small(tmp_path, "partners.yml", old, "{en: Leads.}")) if note.record == "north"]  # fmt: skip
    pages = check_pages({"about/": frozenset({"en"})}, LANGUAGES)

    report = report_translations([*notes, *pages], LANGUAGES)

    assert report == Report(
        kind="translations",
        sections=(
            ReportSection(
                heading="translations-missing",
                language="fr",
                items=(
                    ReportItem(code="record-untranslated", values={"count": 1}, places=(Place("data/partners.yml", 15, "north"),)),
                    ReportItem(code="page-untranslated", places=(Place("docs/en/about/index.md", 1),)),
                ),
            ),
        ),
    )  # fmt: skip


def test_problems_of_the_check_are_no_missing_translations():
    problem = Problem(file="data/events.yml", line=1, record="a", code="missing-key", values={"key": "id"})

    assert report_translations([problem], LANGUAGES).sections == ()
