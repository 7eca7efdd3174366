"""The map, charts, time line and matrix of the built site: what they show is what the registries hold."""

import dataclasses
import gzip
import re
from collections import Counter
from datetime import date

import pytest
from lxml import html

from hub.joined.joining import Joined, join
from hub.localization.localizer import Localizer
from hub.model.records import Coordinates
from hub.model.values import Text
from hub.pages.rendering import Renderer
from hub.reading.loading import load_registries
from hub.views.bars import lengths
from hub.views.charts import figures_compared, practices_by_country, practices_by_theme
from hub.views.locators import LAND, locator
from hub.views.maps import map_view
from hub.views.matrix import documented, matrix_view
from hub.views.timeline import chosen_events, timeline_view
from tests.conftest import TODAY
from tests.frozen import THREE
from tests.pages import LANGUAGES, ROOT, parse

DAY = date.fromisoformat(TODAY)
WITH_MAP = ("", "partners/", "overview/")


@pytest.fixture(scope="module")
def joined() -> Joined:
    registries, _ = load_registries(THREE / "data", tuple(LANGUAGES))
    return join(registries)


def speak(joined: Joined, code: str = "en") -> Localizer:
    return Localizer(LANGUAGES[code], LANGUAGES, joined, DAY, root="../")


def page(site, code: str, path: str):
    return parse(site / LANGUAGES[code].prefix / path / "index.html")


def records_named(hrefs) -> set[tuple[str, str]]:
    """Registry and id of the records that addresses lead to."""
    parts = [href.partition("#")[0].strip("/").split("/")[-2:] for href in hrefs]
    return {(part[0], part[1]) for part in parts if len(part) == 2 and part[0] in ("partners", "practices", "events")}


@pytest.mark.parametrize("path", WITH_MAP)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_partner_and_practice_is_in_the_list_below_the_map(site, joined, code, path):
    (listed,) = page(site, code, path).xpath("//dl[@class='hub-places']")

    wanted = {("partners", key) for key in joined.partners} | {("practices", key) for key in joined.practices}
    assert records_named(listed.xpath(".//a/@href")) == wanted
    assert len(listed.xpath(".//a")) == len(wanted)


@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("path", WITH_MAP)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_place_is_a_link_on_the_map_to_its_record_or_to_all_that_are_there(site, joined, code, path, size):
    tree = page(site, code, path)
    (drawing,) = tree.xpath(f"//*[contains(@class, 'hub-map__drawing--{size}')]")
    links = drawing.xpath(".//a")
    shown = records_named(link.get("href") for link in links)
    for link in links:
        if link.get("href").startswith("#"):
            kind = link.get("class").rpartition("--")[2]
            behind = records_named(tree.xpath("//*[@id=$id]//a/@href", id=link.get("href")[1:]))
            shown |= {one for one in behind if one[0] == kind}
        assert link.get("aria-label").strip()
        assert link.findtext("title") == link.get("aria-label")

    placed = {("partners", key) for key, one in joined.partners.items() if one.location.coordinates}
    placed |= {("practices", key) for key, one in joined.practices.items() if one.location.coordinates}
    assert placed <= shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_group_of_marks_has_the_name_of_its_place(joined, code):
    for drawing in map_view(speak(joined, code), opened=False).drawings:
        firsts = [label.text.split(" +")[0].split(",")[0] for label in drawing.labels]
        unnamed = [mark.label for mark in drawing.marks if not any(first in mark.label for first in firsts)]
        assert unnamed == [], drawing.name


def test_numbers_on_the_map_add_up_to_the_records_with_a_place(joined):
    for drawing in map_view(speak(joined), opened=False).drawings:
        counted = Counter()
        for mark in drawing.marks:
            counted[mark.kind] += int(mark.number or 1)
        assert counted == {
            "partners": sum(one.location.coordinates is not None for one in joined.partners.values()),
            "practices": sum(one.location.coordinates is not None for one in joined.practices.values()),
        }


@pytest.mark.parametrize("code", LANGUAGES)
def test_charts_count_what_the_registry_holds(site, joined, code):
    localizer = speak(joined, code)
    themes = Counter(theme for one in joined.practices.values() for theme in one.themes)
    countries = Counter(one.location.country for one in joined.practices.values())
    by_theme, by_country = page(site, code, "overview/").xpath("//div[@class='hub-chart']//tbody")

    wanted = [{localizer.term("themes", key).text: n for key, n in themes.items()}]
    wanted.append({localizer.country(key): n for key, n in countries.items()})
    assert [rows_of(by_theme), rows_of(by_country)] == wanted
    for body in (by_theme, by_country):
        numbers = [int(text) for text in body.xpath(".//*[@class='hub-chart__number']/text()")]
        assert numbers == sorted(numbers, reverse=True)
        assert [float(w) for w in body.xpath(".//rect/@width")] == lengths(numbers)
        assert [bool(row.xpath("th/a")) for row in body.xpath("tr")] == [number > 0 for number in numbers]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_title_of_a_chart_says_what_it_shows(site, joined, code):
    localizer = speak(joined, code)
    countries = Counter(one.location.country for one in joined.practices.values())
    ((country, most),) = countries.most_common(1)
    chart = practices_by_country(localizer)

    assert localizer.country(country) in chart.caption
    assert {str(most), str(len(joined.practices))} <= set(re.findall(r"\d+", chart.caption))
    assert chart.caption in [text.strip() for text in page(site, code, "overview/").xpath("//caption/text()")]
    assert chart.bars[0].label.href == localizer.href("practices", f"country/{country.lower()}")


def test_a_chart_without_practices_says_what_it_counts(joined):
    nothing = speak(dataclasses.replace(joined, entries={**joined.entries, "practices": {}}))

    assert practices_by_theme(nothing).caption == "Practices by theme"


def rows_of(body) -> dict[str, int]:
    """The rows of a chart that count anything."""
    rows = {
        row.xpath("normalize-space(th)"): int(row.xpath("string(.//*[@class='hub-chart__number'])"))
        for row in body.xpath("tr")
    }
    return {label: number for label, number in rows.items() if number}


def test_lengths_are_shares_of_the_greatest():
    assert lengths([4, 1, 0, -2]) == [100, 25, 0, 0]
    assert lengths([0, 0]) == [0, 0]
    assert lengths([]) == []


def test_figures_are_compared_where_three_count_the_same(joined):
    charts = {key: figures_compared(speak(joined), one) for key, one in joined.practices.items()}
    shown = {key: [[bar.kind for bar in chart.bars] for chart in found] for key, found in charts.items() if found}

    assert shown == {"osmose-occitanie": [["target"] * 4], "cyberschool-rennes": [["means", "target", "target"]]}
    (osmose,) = charts["osmose-occitanie"]
    assert [bar.length for bar in osmose.bars] == [2.8, 2.8, 100, 40]
    assert osmose.note


@pytest.mark.parametrize("code", LANGUAGES)
def test_targets_are_told_apart_by_shape_and_words(site, code):
    tree = page(site, code, "practices/cyberschool-rennes/")
    rows = tree.xpath("//div[@class='hub-chart']//tbody/tr")

    for row in rows:
        (bar,) = row.xpath(".//svg")
        (kind,) = row.xpath(".//*[contains(@class, 'hub-kind--')]")
        assert bar.get("class").rpartition("--")[2] == kind.get("class").rpartition("--")[2]
        assert LANGUAGES[code].strings[f"figure_kinds.{kind.get('class').rpartition('--')[2]}"] in kind.text
    assert len(rows) == 3


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_time_line_holds_all_events_since_the_project_was_chosen(site, joined, code):
    tree = page(site, code, "overview/")
    wanted = [("events", event.id) for event in chosen_events(joined.events.values())]
    assert {joined.events[key].scope for _, key in wanted} == {"project", "ecosystem"}

    for drawing in tree.xpath("//*[contains(@class, 'hub-timeline__drawing')]"):
        links = drawing.xpath(".//a")
        assert [records_named([link.get("href")]) for link in links] == [{one} for one in wanted]
        assert [link.findtext("text") for link in links] == [str(n + 1) for n in range(len(wanted))]
        assert len(drawing.xpath(".//*[@class='hub-timeline__phase']")) == len(joined.project.phases)
    listed = tree.xpath("//ol[@class='hub-timeline__events']/li//a/@href")
    assert [records_named([href]) for href in listed] == [{one} for one in wanted]


def test_a_line_marks_the_present_month_while_the_project_lasts(joined):
    def at(day: date) -> float | None:
        return timeline_view(dataclasses.replace(speak(joined), today=day)).drawings[0].today

    assert at(date(2026, 12, 1)) == at(date(2026, 12, 31)) < at(date(2027, 1, 1))
    years = dict(timeline_view(speak(joined)).drawings[0].years)
    assert years["2026"] < at(date(2026, 12, 1)) < years["2027"]
    assert at(date(2035, 1, 1)) is None
    assert at(date(2020, 1, 1)) is None


def test_phases_and_years_stand_in_proportion(joined):
    for drawing in timeline_view(speak(joined)).drawings:
        core, follow_up = drawing.phases
        steps = [after[1] - before[1] for before, after in zip(drawing.years, drawing.years[1:], strict=False)]
        assert core.width == pytest.approx(3 * follow_up.width, rel=0.02)
        assert core.width == pytest.approx(3 * steps[0], rel=0.02)
        assert [year for year, _ in drawing.years] == ["2025", "2026", "2027", "2028", "2029"]
        assert all(0 < point.x < drawing.width and 0 < point.y < drawing.height for point in drawing.points)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_matrix_shows_what_the_joins_hold(site, joined, code):
    localizer = speak(joined, code)
    (table,) = page(site, code, "overview/").xpath("//table[@class='hub-matrix__table']")
    heads = [head.text_content() for head in table.xpath("./thead/tr/th")][1:]
    regions = {}
    for one in joined.partners.values():
        regions.setdefault(localizer.place(one.location.region.name), set()).add(one.id)
    assert sorted(heads) == sorted(regions)

    found = set()
    for row in table.xpath("./tbody/tr"):
        ((_, practice),) = records_named(row.xpath("./th//a/@href"))
        for region, cell in zip(heads, row.xpath("./td"), strict=True):
            for mark in cell.xpath(".//li"):
                found.add((practice, region, mark.get("class").rpartition("--")[2], mark.find("a").get("href")))

    marks = set(expected_marks(joined, regions))
    passed_on = {practice for practice, _, kind in marks if kind != "own"}
    assert {(practice, region, kind) for practice, region, kind, _ in found} == {
        mark for mark in marks if mark[0] in passed_on
    }
    assert 0 < len(passed_on) < len({practice for practice, _, _ in marks})
    assert all("#transfers" in href for _, _, kind, href in found if kind == "transfer")
    assert all("/events/" in href for _, _, kind, href in found if kind in ("presented", "announced"))


def expected_marks(joined: Joined, regions):
    for key, practice in joined.practices.items():
        for region, partners in regions.items():
            own = any(practice in joined.practices_by_partner.get(one, []) for one in partners)
            if own:
                yield key, region, "own"
            if any(transfer.partner in partners for transfer in practice.transfers):
                yield key, region, "transfer"
            events = [event for event in joined.events.values() if key in event.practices]
            for event in events:
                if not own and partners & set(event.partner_ids):
                    is_documented = bool(partners & event.documented_partner_ids)
                    yield key, region, "presented" if is_documented else "announced"


def test_events_to_come_and_cancelled_ones_show_nothing_yet(joined):
    practice = joined.practices["bretagne-cyber-alliance"]
    partners = ["tamk"]

    assert documented(joined, practice, partners, DAY) == [("announced", "kickoff-rennes-2025")]
    assert documented(joined, practice, partners, date(2025, 9, 14)) == []


def test_practices_without_a_mark_are_counted(joined):
    matrix = matrix_view(speak(joined))

    assert len(matrix.rows) + int(matrix.unmarked.split()[0]) == len(joined.practices)
    assert [link.note for link in matrix.elsewhere] == ["Slovakia"]


def test_the_locator_shows_places_in_europe_only(joined):
    location = joined.practices["cyberocc"].location
    localizer = speak(joined)

    assert locator(localizer, location) is not None
    assert locator(localizer, dataclasses.replace(location, coordinates=None)) is None
    assert locator(localizer, dataclasses.replace(location, coordinates=Coordinates(lat=48.0, lon=-120.0))) is None


@pytest.mark.parametrize("path", WITH_MAP)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_with_the_map_is_light(site, code, path):
    text = (site / LANGUAGES[code].prefix / path / "index.html").read_bytes()

    assert len(gzip.compress(text, 6)) < 25_000


def test_the_land_of_the_locator_is_one_light_file(site):
    page = site / "fr/practices/cyberocc/index.html"
    (land,) = parse(page).xpath("//*[contains(@class, 'hub-locator')]/*[@href]/@href")

    assert (page.parent / land).resolve() == (site / LAND).resolve()
    assert len(gzip.compress((site / LAND).read_bytes(), 6)) < 1000


def test_no_picture_carries_style_of_its_own(site):
    assert parse(site / "overview/index.html").xpath("//main//*[@style]") == []


def test_names_with_marks_of_html_stay_text(joined):
    name = Text({"en": 'R&D <b>"office"</b>', "fr": "x"})
    record = dataclasses.replace(joined.practices["cyberocc"], title=name)
    entry = dataclasses.replace(joined.entries["practices"]["cyberocc"], record=record)
    entries = {**joined.entries, "practices": {**joined.entries["practices"], "cyberocc": entry}}
    localizer = speak(dataclasses.replace(joined, entries=entries))
    renderer = Renderer(ROOT / "overrides")

    drawn = renderer.render("partials/map.html", map=map_view(localizer, opened=True), words=localizer.word)

    tree = html.fragment_fromstring(drawn)
    (link,) = [one for one in tree.iter("a") if one.get("href", "").endswith("practices/cyberocc/")]
    assert link.text_content() == name.words["en"]
    assert tree.xpath("//b") == []
