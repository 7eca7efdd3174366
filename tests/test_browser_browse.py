"""Lists in a browser: narrowed, sorted, sent on, gone back to; by keyboard, without script, on a narrow screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.axe import violations_in
from tests.browsing import PRACTICES, box, choose, count, query, shown
from tests.looks import once_per_scheme
from tests.pages import LANGUAGES, SEVEN_LANGUAGES, record_ids, record_values
from tests.visiting import IS_TOO_WIDE, STORED, TOO_WIDE, Watch

pytestmark = pytest.mark.browser

ALL = len(record_ids()["practices"])
YOUTH, FRANCE = PRACTICES["theme/youth"], PRACTICES["country/fr"]
NOWHERE = "practices/?theme=youth&country=be"
"""No practice is both."""
NARROWED = ("practices/?theme=youth&country=fr", NOWHERE, "events/?year=2025", "practices/region/frh0/")
"""Lists with a choice made, and the page of one value."""


def test_a_filter_leaves_its_records_and_says_how_many(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/")
    assert len(shown(page)) == ALL

    choose(page, "theme", "youth")

    assert set(shown(page)) == YOUTH
    assert count(page) == f"{len(YOUTH)} practices"
    assert page.locator("[role=status]").get_by_text(f"{len(YOUTH)} practices").count() == 1


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/")

    choose(page, "theme", "youth")
    choose(page, "theme", "exercises")
    assert set(shown(page)) == YOUTH | PRACTICES["theme/exercises"]

    choose(page, "country", "fr")
    assert set(shown(page)) == (YOUTH | PRACTICES["theme/exercises"]) & FRANCE


def test_counts_say_what_a_further_choice_would_give(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/?theme=youth")

    for value, ids in PRACTICES.items():
        facet, _, name = value.partition("/")
        told = box(page, facet, name).locator("xpath=../*[@class='hub-value__count']").text_content()
        assert told == str(len(ids if facet == "theme" else ids & YOUTH)), value
        assert box(page, facet, name).is_disabled() == (told == "0"), value


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_address_holds_the_state_and_gives_it_back_in_every_language(code, server, open_page):
    page = open_page()
    page.goto(f"{server}{LANGUAGES[code].prefix}practices/")
    choose(page, "theme", "youth")
    choose(page, "country", "fr")
    page.locator("select").select_option("title")
    assert query(page) == {"theme": ["youth"], "country": ["fr"], "sort": ["title"]}
    before = shown(page)

    other = open_page()
    other.goto(page.url)

    assert shown(other) == before
    assert set(before) == YOUTH & FRANCE
    assert other.locator("select").input_value() == "title"
    number, form = len(before), LANGUAGES[code].strings["counts.practices"]
    words = form.get(LANGUAGES[code].locale.plural_form(number), form["other"])
    assert count(other) == words.replace("{n}", str(number))


def test_the_language_menu_takes_the_state_along(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/")
    choose(page, "theme", "youth")

    page.goto(page.locator(".hub-languages__list a[lang=hu]").evaluate("(link) => link.href"))

    assert page.url.endswith("hu/practices/?theme=youth")
    assert set(shown(page)) == YOUTH


def test_back_from_a_record_finds_the_list_as_it_was(server, open_page):
    page = open_page()
    page.goto(f"{server}practices/?utm=x")
    choose(page, "theme", "youth")
    page.locator(".hub-cards > li:not([hidden]) h3 a").first.click()
    page.wait_for_url(re.compile(r"practices/[a-z-]+/$"))

    page.go_back()

    expect(page.locator(".hub-browse__count")).to_have_text(f"{len(YOUTH)} practices")
    assert query(page) == {"utm": ["x"], "theme": ["youth"]}
    page.go_forward()
    assert "/practices/" in page.url
    assert "theme" not in page.url


def test_unknown_values_in_the_address_do_nothing(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/?theme=<b>nothing</b>&theme=&sort=__proto__&country=FR")

    assert set(shown(page)) == FRANCE
    assert page.locator("select").input_value() == "evidence"
    assert page.locator(".hub-browse b").count() == 0


def test_where_nothing_fits_one_button_offers_the_nearest_looser_choice(server, open_tab):
    page = open_tab()
    page.goto(server + NOWHERE)
    button = page.locator(".hub-browse__looser")
    looser = max(len(YOUTH), len(PRACTICES["country/be"]))

    assert shown(page) == []
    assert page.locator(".hub-browse__none").is_visible()
    assert button.inner_text() == f"Without the filter “Country”: {looser} practices"
    button.click()

    assert set(shown(page)) == YOUTH
    assert query(page) == {"theme": ["youth"]}
    assert not button.is_visible()
    assert page.evaluate("document.activeElement.className") == "hub-chip"


def test_chips_take_one_choice_back_and_clear_takes_all(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/?theme=youth&country=fr&country=fi")

    page.get_by_role("button", name="Remove: France").click()
    assert set(shown(page)) == YOUTH & PRACTICES["country/fi"]
    assert page.evaluate("document.activeElement.textContent") == "Remove: Finland"

    page.get_by_role("button", name="Clear all filters").click()
    assert len(shown(page)) == ALL
    assert query(page) == {}
    assert page.locator(".hub-browse__chosen").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_sorting_by_title_follows_the_language(seven_server, open_page):
    page = open_page(locale="fi-FI")
    page.goto(f"{seven_server}fi/practices/")

    page.locator("select").select_option("title")

    titles = page.locator(".hub-cards h3").all_inner_texts()
    assert titles == page.evaluate(
        "(t) => [...t].sort(new Intl.Collator('fi', {ignorePunctuation: true}).compare)", titles
    )


def test_events_keep_their_groups_and_an_empty_group_goes(server, open_tab):
    page = open_tab()
    page.goto(f"{server}events/")
    assert page.locator("section:has(> #upcoming)").is_visible()

    choose(page, "year", "2018")

    assert set(shown(page)) == record_values()["events"]["year/2018"]
    assert page.locator("section:has(> #upcoming)").is_hidden()


@pytest.mark.parametrize("registry", ["partners", "organisations"])
def test_partners_and_organisations_are_narrowed_too(registry, server, open_tab):
    page = open_tab()
    page.goto(f"{server}hu/{registry}/")

    choose(page, "country", "ro")

    assert set(shown(page)) == record_values()[registry]["country/ro"]


def test_all_of_it_works_by_keyboard(server, open_tab):
    page = open_tab(width=360, height=640)
    page.goto(f"{server}practices/")
    page.locator(".hub-browse__open").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # the first facet, which is open
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    chosen = page.evaluate("document.activeElement.value")
    assert len(shown(page)) == len(PRACTICES[f"theme/{chosen}"])
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "hub-browse__done":
            break
    assert page.evaluate("document.activeElement.textContent") == f"Show {len(PRACTICES[f'theme/{chosen}'])} practices"
    page.keyboard.press("Enter")
    assert page.locator(".hub-browse__panel").get_attribute("open") is None
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.className") == "hub-browse__pick":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert query(page)["sort"] == ["title"]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "hub-chip"
    page.keyboard.press("Enter")

    assert len(shown(page)) == ALL


def test_without_script_the_facets_are_links_to_pages(server, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{server}fr/practices/")
    assert page.locator("select, .hub-browse button, input").filter(visible=True).count() == 0

    page.locator(".hub-browse__open").click()
    page.get_by_role("link", name="Jeunes", exact=True).click()

    assert page.url == f"{server}fr/practices/theme/youth/"
    assert page.locator(".hub-card").count() == len(YOUTH)


@pytest.mark.parametrize(("code", "address", "looks"), once_per_scheme(SEVEN_LANGUAGES, NARROWED))
def test_open_facets_are_accessible_quiet_and_fit(code, address, looks, seven_server, open_page):
    page = open_page(width=looks[0].width, height=640, color_scheme=looks[0].scheme)
    watch = Watch(page, seven_server)
    page.goto(seven_server + SEVEN_LANGUAGES[code].prefix + address)
    page.evaluate("for (const one of document.querySelectorAll('.hub-browse details')) one.open = true")
    # Where its bar rests below the form: axe-core counts a box that has scrolled half under the bar as too small.
    page.evaluate("document.querySelector('.hub-browse form')?.scrollIntoView({block: 'end'})")
    assert violations_in(page, looks) == []
    assert page.evaluate(STORED) == []
    for width in (looks[0].width, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert not page.evaluate(IS_TOO_WIDE), page.evaluate(TOO_WIDE)
    assert watch.taken() == []
