"""Long lists in a browser: more records than cards, still narrowed at once."""

import pytest
from playwright.sync_api import expect

from hub.views.listing_pages import CARD_LIMIT
from tests.browsing import choose
from tests.conftest import BEYOND_CARDS, serve

pytestmark = pytest.mark.browser

LAYOUTS = 10
"""Times that the browser may lay the page out for one answer: one would do, one for each record would be felt."""
ANSWER = """(button) => {
  const watch = new MutationObserver(() => {});
  watch.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
  document.querySelector(button).click();
  document.body.getBoundingClientRect();
  return [watch.takeRecords().length, document.querySelectorAll(".hub-cards > li:not([hidden])").length];
}"""
"""Presses a button; the changes of the page until the click returns, and the records then in sight."""


def test_a_long_list_fetches_the_other_cards_when_it_is_used(long_site, open_page):
    with serve(long_site) as address:
        page = open_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}practices/")
        page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "cards." in url]
        assert page.locator(".hub-title").count() == BEYOND_CARDS

        page.locator(".hub-browse__more").click()

        expect(page.locator(".hub-title")).to_have_count(0)
        assert page.locator(".hub-card").count() == CARD_LIMIT + BEYOND_CARDS
        assert page.locator(".hub-card b").count() == 0
        assert page.locator(".hub-browse__more").is_hidden()
        first = page.locator(".hub-cards > li").nth(CARD_LIMIT).locator("a")
        assert first.evaluate("(link) => link === document.activeElement")


def test_a_long_list_is_narrowed_though_its_cards_do_not_come(long_site, open_page):
    with serve(long_site) as address:
        page = open_page()
        page.route("**/cards.*", lambda route: route.abort())
        page.goto(f"{address}practices/")

        choose(page, "country", "fr")

        number = int(page.locator(".hub-browse__count").inner_text().split()[0])
        assert page.locator(".hub-cards > li:not([hidden])").count() == number > 0


def test_a_filter_answers_before_the_click_returns_with_few_changes_and_layouts(long_site, open_page):
    with serve(long_site) as address:
        page = open_page(width=360, height=640)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable")
        page.goto(f"{address}practices/?country=fr")
        expect(page.locator(".hub-title")).to_have_count(0)
        records, values = (page.locator(f".hub-browse {part}").count() for part in (".hub-cards > li", "[data-value]"))

        for button, is_all in (("[data-facet=theme] input:enabled", False), (".hub-browse__clear", True)) * 2:
            before = layouts(devtools)
            changes, shown = page.evaluate(ANSWER, button)
            assert (shown == records) == is_all
            assert 0 < changes <= records + 3 * values
            assert layouts(devtools) - before <= LAYOUTS


def layouts(devtools):
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "LayoutCount")
