"""Tables of practices in hand-written pages: what they show is what the records say."""

from dataclasses import replace
from datetime import date

import pytest

from hub.localization.localizer import Localizer
from hub.model.practices import LEVELS, Practice
from hub.model.values import Text
from hub.views.pages import page_parents
from hub.views.practice_rows import evidence_rows, practice_rows
from tests.conftest import TODAY
from tests.pages import LANGUAGES, parse
from tests.registries import join_small

PAGE = "syntheses/municipalities"


def speak(code: str = "en") -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, join_small(), date.fromisoformat(TODAY), root="../")


def school_day(**changes) -> Practice:
    return replace(join_small().practices["school-day"], **changes)


def rows_of(site, code, head):
    """The rows of the table of a page whose last column has this heading."""
    tree = parse(site / LANGUAGES[code].prefix / PAGE / "index.html")
    (table,) = [one for one in tree.xpath("//table") if one.xpath("./thead//th")[-1].text_content() == head]
    return table.xpath("./tbody/tr")


def words(element):
    return " ".join(element.text_content().split())


def test_means_are_shown_where_no_text_tells_the_resources():
    untold, told = practice_rows(
        speak(), [school_day(), school_day(resources=Text({"en": "A room.", "fr": "Une salle."}))]
    )

    assert (untold.resources, [figure.label.text for figure in untold.means]) == (None, ["Cost"])
    assert (told.resources.html if told.resources else "", told.means) == ("<p>A room.</p>\n", ())


def test_rows_of_practices_keep_their_order_and_rows_of_evidence_begin_with_the_best():
    mixed = [school_day(evidence_level=level) for level in sorted(LEVELS)]

    assert [row.badge.id for row in practice_rows(speak(), mixed)] == sorted(LEVELS)
    assert [row.badge.id for row in evidence_rows(speak(), mixed)] == list(LEVELS)


def test_evidence_has_its_reason_and_the_figure_that_the_record_names():
    (row,) = evidence_rows(speak(), [school_day()])
    (bare,) = evidence_rows(speak(), [school_day(figures=())])

    assert (row.reason.text, row.figure.label.text if row.figure else "") == ("Change", "Pupils")
    assert bare.figure is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_tables_of_a_page_show_what_its_records_say(site, code):
    strings = LANGUAGES[code].strings
    told = rows_of(site, code, strings["sections.resources"])
    proven = rows_of(site, code, strings["see.figure"])

    linked = [[row.xpath("./th[@scope='row']/a/@href")[0].split("/")[-2] for row in rows] for rows in (told, proven)]
    assert linked[0][0] == "presansce-56"
    assert linked[1][0] == "csirt-open-data-scan"
    assert sorted(linked[0]) == sorted(linked[1])
    assert "ENSIBS" in words(told[0].xpath("./td")[1])
    assert strings["figure_kinds.result"] in words(proven[0])
    assert [len(row.xpath("./td")) for row in (*told, *proven)] == [2] * (len(told) + len(proven))


@pytest.mark.parametrize(
    ("path", "above"),
    [("", []), ("syntheses/", ["./"]), ("syntheses/attack/", ["./", "./syntheses/"]), ("notes/attack/", ["./"])],
)
def test_a_page_within_a_folder_names_the_page_of_the_folder_above(path, above):
    localizer = speak().at("./")

    assert [link.href for link in page_parents(localizer, path)] == above
