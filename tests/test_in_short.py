"""What a practice says first: who, when, at what cost, how well proven, its leading figures, its contents."""

from dataclasses import replace
from datetime import date

import pytest

from hub.localization.localizer import Localizer
from hub.model.practices import Practice
from hub.views.practices import practice_view
from hub.views.view_parts import RecordView
from tests.conftest import TODAY
from tests.pages import LANGUAGES, SEVEN_LANGUAGES, parse
from tests.registries import join_small

OSMOSE = "practices/osmose-occitanie/"


def school_day(**changes) -> Practice:
    return replace(join_small().practices["school-day"], **changes)


def view_of(practice: Practice, code: str = "en") -> RecordView:
    localizer = Localizer(LANGUAGES[code], LANGUAGES, join_small(), date.fromisoformat(TODAY), root="../")
    return practice_view(localizer, practice)


def rows_of(practice: Practice) -> dict[str, tuple[str, list[str]]]:
    """The rows by key: where the term leads, and what is said."""
    facts = view_of(practice).in_short.facts
    return {fact.key: (fact.href, [_words(item) for item in fact.items]) for fact in facts}


def _words(item) -> str:
    return item.text if hasattr(item, "text") else getattr(item, "label", getattr(item, "name", None)).text


def test_a_practice_says_who_since_when_and_at_what_cost_and_each_leads_on():
    resources = school_day().problem

    assert rows_of(school_day(resources=resources)) == {
        "owner": ("#ask", ["North Agency", "Le Club", "+1"]),
        "period": ("#facts", ["Since 2024, still running"]),
        "cost": ("#resources", ["about €40,000–60,000", "Cost"]),
    }


def test_where_no_sum_is_known_the_way_leads_to_the_resources():
    practice = school_day(figures=())

    assert "cost" not in rows_of(practice)
    assert rows_of(replace(practice, resources=practice.problem))["cost"] == ("", ["Resources needed"])


@pytest.mark.parametrize(
    ("kinds", "leading"),
    [
        ("result means", ["0", "1"]),
        ("reach context activity context", ["0", "2"]),
        ("means reach activity result target", ["3", "1", "2"]),
    ],
)
def test_at_most_three_figures_lead_and_the_others_follow_the_evidence(kinds, leading):
    pattern = school_day().figures[0]
    figures = tuple(
        replace(
            pattern, value=float(place), kind=kind, headline=kind == "result", unit="EUR" if kind == "means" else None
        )
        for place, kind in enumerate(kinds.split())
    )
    view = view_of(school_day(figures=figures))

    assert [figure.number.text.strip("€") for figure in view.figures] == leading
    groups = [group for section in view.sections if section.id == "figures-more" for group in section.items]
    further = [figure.number.text.strip("€") for group in groups for figure in (*group.own, *group.context)]
    assert sorted([*leading, *further]) == [str(place) for place in range(len(figures))]
    assert all(figure.kind == "context" for group in groups for figure in group.context)


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_the_contents_lead_to_every_part_in_the_order_of_the_page(seven_site, code):
    page = parse(seven_site / SEVEN_LANGUAGES[code].prefix / OSMOSE / "index.html")
    links = page.xpath("//*[contains(@class, 'hub-contents')]//a/@href")
    headings = page.xpath("//article//h2[@id]/@id")

    assert [f"#{heading}" for heading in headings if heading != "figures"] == links


def test_badge_and_kinds_of_figures_lead_to_what_they_mean(seven_site):
    page = parse(seven_site / OSMOSE / "index.html")
    marks = page.xpath("//article//*[contains(@class, 'hub-badge') or contains(@class, 'hub-kind')]")
    own = [mark for mark in marks if not mark.xpath("ancestor::*[contains(@class, 'hub-card') or self::table]")]

    assert {mark.get("href") for mark in own} == {"../../evidence/#levels"}
    assert parse(seven_site / "evidence/index.html").xpath("//*[@id='levels']")
