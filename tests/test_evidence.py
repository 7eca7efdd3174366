"""How a practice shows what is known of it: its level, the reason, the figure of its card, its series."""

from dataclasses import replace
from datetime import date

import pytest

from hub.localization.localizer import Localizer
from hub.model.practices import LEVELS, Practice
from hub.model.values import Text
from hub.views.cards import practice_card
from hub.views.ordering import sort_practices
from hub.views.practices import practice_view
from tests.conftest import TODAY
from tests.pages import LANGUAGES, parse
from tests.registries import join_small

SCAN = "practices/csirt-open-data-scan/"


def speak(code: str = "en") -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, join_small(), date.fromisoformat(TODAY), root="../")


def school_day(**changes) -> Practice:
    return replace(join_small().practices["school-day"], **changes)


def evidence_of(practice: Practice):
    return next(section for section in practice_view(speak(), practice).sections if section.id == "evidence")


def test_the_badge_is_the_level():
    badges = [practice_card(speak(), school_day(evidence_level=level)).badge for level in LEVELS]

    assert [badge.id for badge in badges if badge] == list(LEVELS)
    assert [badge.label.text for badge in badges if badge][:2] == ["Change", "Reach"]


def test_the_best_proven_come_first_and_lessons_last():
    shuffled = [school_day(id=level, evidence_level=level) for level in sorted(LEVELS)]

    assert [practice.id for practice in sort_practices(speak(), shuffled)] == list(LEVELS)


@pytest.mark.parametrize(("named", "shown"), [((True, False), "Pupils"), ((False, True), "Cost"), ((False, False), "")])
def test_a_card_shows_the_figure_that_the_record_names(named, shown):
    practice = school_day()
    figures = tuple(replace(figure, headline=one) for figure, one in zip(practice.figures, named, strict=True))

    figure = practice_card(speak(), replace(practice, figures=figures)).figure

    assert (figure.label.text if figure else "") == shown


def test_the_reason_of_a_level_stands_before_the_evidence_else_its_meaning():
    reason = Text({"en": "Pupils were asked before and after.", "fr": "Avant et après."})

    assert evidence_of(school_day(evidence_note=reason)).note.text == "Pupils were asked before and after."
    assert evidence_of(school_day()).note.text == "Change"


@pytest.mark.parametrize(
    ("code", "caption", "numbers"),
    [
        ("en", "From the scan to the repair", ["25,000", "311", "186 organisations", "25%"]),
        ("fr", "De l’analyse à la correction", ["25\u202f000", "311", "186 organisations", "25\xa0%"]),
        ("hu", "A vizsgálattól a javításig", ["25\xa0000", "311", "186 szervezet", "25%"]),
    ],
)
def test_a_series_is_a_table_whose_numbers_lead_to_their_source(site, code, caption, numbers):
    tree = parse(site / LANGUAGES[code].prefix / SCAN / "index.html")
    (table,) = tree.xpath("//section[h2/@id='series']//table")

    assert table.findtext("caption").strip() == caption
    assert [head.get("scope") for head in table.xpath("./thead//th")] == ["col", "col"]
    rows = table.xpath("./tbody/tr")
    assert [row.xpath("./th[@scope='row']") != [] for row in rows] == [True] * len(numbers)
    assert [row.xpath(".//span[@class='hub-series__number']")[0].text_content() for row in rows] == numbers
    assert all(row.xpath(".//a[starts-with(@href, 'https://breizhcyber.bzh/')]") for row in rows)
