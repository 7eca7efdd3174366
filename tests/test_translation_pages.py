"""What pages tell of translations: the notice of a page, the board, the figures, the home page below the bar."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from hub.languages import language_codes
from hub.macros.page import MacroPage
from hub.macros.translations import translation_board, translation_figures
from hub.pages.records import record_html
from hub.pages.site import Site, make_site
from hub.reading.loading import load_registries
from hub.views.board import below_bar
from hub.views.editing import Editing
from tests.frozen import FEW
from tests.proposals import commit, edit, git, settings, start
from tests.test_translation_state import BREIZH, CROATIAN, ENGLISH, OTHERS, REVIEW, change_source


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    root = start(tmp_path_factory.mktemp("begun") / "project", "data", "overrides", content=FEW)
    git(root, "switch", "--quiet", "main")
    return root


@pytest.fixture
def root(begun, tmp_path):
    return shutil.copytree(begun, tmp_path / "project")


def site_of(root: Path) -> Site:
    registries, problems = load_registries(root / "data", language_codes(root / "mkdocs.yml"))
    assert [problem for problem in problems if problem.level == "problem"] == []
    return make_site(settings(root), registries)


def record_page(site: Site, lang: str) -> html.HtmlElement:
    localizer = site.localizer(lang, "practices/breizh-cyber/")
    _, main = record_html(site, localizer, "practices", site.entry("practices", "breizh-cyber"))
    return html.fromstring(f"<main>{main}</main>")


def macro_page(site: Site, lang: str) -> MacroPage:
    return MacroPage(site.localizer(lang, "translation/board/"), site.renderer, Editing(site.repository, has_form=True))


def board_of(root: Path, lang: str = "fr") -> html.HtmlElement:
    return html.fromstring(translation_board(macro_page(site_of(root), lang)))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def notices(page: html.HtmlElement) -> list[str]:
    return [words(one) for one in page.xpath("//*[@role='note'][contains(@class, 'hub-notice')]")]


def test_a_page_behind_its_source_says_once_what_has_changed_and_leads_there(root):
    name = change_source(root)

    page = record_page(site_of(root), "hr")

    (notice,) = notices(page)
    assert notice.startswith("Izvornik ove stranice promijenio se otkad je prevedena.")
    before, now = page.xpath("//dl[ancestor::details]/dd/span[@lang='en']")
    assert words(before).startswith(ENGLISH)
    assert "a number that costs nothing" in words(now)
    (link,) = page.xpath("//details//a/@href")
    assert link == f"https://code.example.org/campus/hub/commit/{name}"
    assert notices(record_page(site_of(root), "en")) == []


def test_a_mended_page_says_so_no_more_and_the_others_still_do(root):
    change_source(root)
    edit(root, BREIZH, CROATIAN, "Zovu broj koji ništa ne košta.")
    commit(root)

    site = site_of(root)

    assert [lang for lang in ("en", *OTHERS) if notices(record_page(site, lang))] == [
        lang for lang in OTHERS if lang != "hr"
    ]


def test_a_page_names_who_has_reviewed_it_and_when(root):
    site = site_of(root)
    unread = site.localizers["hr"].word("notice.machine_assisted")
    assert unread in words(record_page(site, "hr"))
    edit(root, BREIZH, "summary:\n", REVIEW)
    commit(root)

    site = site_of(root)

    said = words(record_page(site, "hr").xpath("//footer")[0])
    assert "Prijevod je pregledao partner" in said
    assert "1. prosinca 2026." in said
    assert unread not in said
    assert site.localizers["fr"].word("notice.machine_assisted") in words(record_page(site, "fr"))


def test_a_page_says_that_a_part_was_changed_after_its_review(root):
    edit(root, BREIZH, "summary:\n", REVIEW)
    commit(root)
    edit(root, BREIZH, CROATIAN, "Napadnute organizacije zovu besplatan broj.")
    commit(root)

    assert "nisu ponovno pročitani" in words(record_page(site_of(root), "hr").xpath("//footer")[0])


def test_the_board_leads_to_the_text_to_mend_and_begins_with_what_needs_work(root):
    change_source(root)

    rows = board_of(root).xpath("//tbody/tr")

    assert "Breizh Cyber" in words(rows[0].xpath("th")[0])
    cells = rows[0].xpath("td")
    assert "hub-matrix__cell--empty" in cells[0].get("class")
    croatian = cells[1 + OTHERS.index("hr")]
    file, form, confirm = croatian.xpath(".//a[contains(., 'retard')]/@href | .//a[not(contains(., 'relu'))]/@href")[:3]
    line = next(
        number
        for number, text in enumerate((root / BREIZH).read_text(encoding="utf-8").split("\n"), start=1)
        if CROATIAN in text
    )
    assert file == f"https://code.example.org/campus/hub/edit/main/{BREIZH}#L{line}"
    assert form.endswith("admin/#/collections/practices/entries/breizh-cyber?field=summary.hr")
    assert confirm.startswith("https://code.example.org/campus/hub/new/main/data/translations/notes?filename=")
    assert all(not row.xpath(".//a[contains(., 'en retard')]") for row in rows[1:])


def test_the_board_clears_where_a_translation_is_mended(root):
    change_source(root)
    edit(root, BREIZH, CROATIAN, "Zovu broj koji ništa ne košta.")
    commit(root)

    cells = board_of(root).xpath("//tbody/tr[1]/td")

    assert ["en retard" in words(cell) for cell in cells] == [False, *(lang != "hr" for lang in OTHERS)]


def test_figures_of_languages_and_the_bar_are_told(root):
    change_source(root)

    page = html.fromstring(translation_figures(macro_page(site_of(root), "en")))

    rows = {
        words(row.xpath("th")[0]): [words(cell) for cell in row.xpath("td/span[2]")] for row in page.xpath("//tbody/tr")
    }
    assert list(rows) == ["Français", "Română", "Suomi", "Hrvatski", "Italiano", "Magyar"]
    assert {row[3] for row in rows.values()} == {"1"}
    assert "Bar: 95%" in words(page)


def test_a_language_below_the_bar_says_so_on_its_home_page(root):
    site = site_of(root)
    assert below_bar(site.localizers["hr"]) == ""
    project = replace(site.joined.project, translation_bar=100)
    change_source(root)
    site = site_of(root)
    localizer = replace(site.localizers["hr"], joined=replace(site.joined, project=project))

    assert below_bar(localizer) == "Na ovaj je jezik prevedeno i ažurirano samo 99\xa0% tekstova ovih stranica."
    assert below_bar(replace(localizer, language=site.languages["en"])) == ""
