"""How many screens of a phone a page takes, and what of it stays in view: counted at 360 × 740 px."""

import pytest

from tests.browsing import PRACTICES, count, query, shown
from tests.comparing import PAIR, compared
from tests.looks import longest
from tests.pages import SEVEN_LANGUAGES

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 740
LANGUAGES = tuple(dict.fromkeys(("fr", *longest(SEVEN_LANGUAGES))))
"""The longest words, and the longest sentences."""
MOST = {"practices/": 9, PAIR: 6, "overview/": 8}
"""The most screens of a page."""
IN_VIEW = "(one) => { const {top, bottom} = one.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"


@pytest.mark.parametrize("path", MOST)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_takes_no_more_screens_than_it_may(code, path, seven_server, open_tab):
    page = open_tab(width=WIDTH, height=HEIGHT)
    address = seven_server + SEVEN_LANGUAGES[code].prefix + path
    if path == PAIR:
        compared(page, address, 2)
    else:
        page.goto(address)

    assert page.evaluate("document.documentElement.scrollHeight") <= MOST[path] * HEIGHT


def test_what_a_filter_finds_stays_in_view_while_the_panel_is_open(server, open_tab):
    page = open_tab(width=WIDTH, height=HEIGHT)
    page.goto(f"{server}practices/")
    page.locator(".hub-browse .hub-choose").first.click()  # the bar of the comparison gives way
    page.locator(".hub-browse__open").click()
    done = page.locator(".hub-browse__done")

    for box in page.locator("[data-facet=theme] input").all()[::4]:
        box.scroll_into_view_if_needed()
        assert done.evaluate(IN_VIEW)
        assert done.evaluate("(one) => one.contains(document.elementFromPoint(180, one.getBoundingClientRect().y + 9))")
    page.locator("[data-facet=theme] input[value=youth]").check()

    assert done.inner_text() == f"Show {len(PRACTICES['theme/youth'])} practices"


def test_a_theme_above_the_list_is_one_tap_away_and_adds_to_what_is_chosen(server, open_tab):
    page = open_tab(width=WIDTH, height=HEIGHT)
    page.goto(f"{server}practices/?country=fr")
    pick = page.locator(".hub-browse__pick").first
    theme = pick.get_attribute("href").strip("./").rpartition("/")[2]

    pick.click()

    assert query(page) == {"theme": [theme], "country": ["fr"]}
    assert set(shown(page)) == PRACTICES[f"theme/{theme}"] & PRACTICES["country/fr"]
    assert count(page).startswith(f"{len(shown(page))} ")
    assert not pick.is_visible()
    assert page.evaluate("document.activeElement.className") == "hub-chip"


def test_without_script_a_theme_above_the_list_leads_to_its_page(server, open_page):
    page = open_page(width=WIDTH, height=HEIGHT, java_script_enabled=False)
    page.goto(f"{server}practices/")
    pick = page.locator(".hub-browse__pick").first
    theme = pick.get_attribute("href").strip("./").rpartition("/")[2]

    pick.click()

    assert page.url == f"{server}practices/theme/{theme}/"
    assert page.locator(".hub-card").count() == len(PRACTICES[f"theme/{theme}"])
