"""Lists and the comparison on paper; tests/test_browser_practices.py looks at printed practices."""

import re

import pytest

from tests.comparing import PAIR, THIRD, compared
from tests.pages import SEVEN_LANGUAGES

pytestmark = pytest.mark.browser

LIST = "practices/?theme=youth&sort=title"
FOUR = f"{PAIR},{THIRD},cyberocc"


def test_a_filtered_list_prints_what_was_found_and_chosen_and_no_form(server, open_tab):
    page = open_tab()
    page.goto(server + LIST)
    page.locator(".hub-chips li").wait_for()
    page.emulate_media(media="print")

    assert page.locator(".hub-browse :is(input, select):visible").count() == 0
    assert page.locator(".hub-browse__panel, .hub-browse__clear, .hub-choose").locator("visible=true").count() == 0
    assert page.locator(".hub-chips li").all_inner_texts() == ["Remove:\nYoung people"]  # the first word is for ears
    assert page.locator(".hub-browse .hub-card:visible").count() == 4


def test_the_transfer_sheet_says_whom_to_ask_about_each_practice(server, open_tab):
    page = open_tab()
    compared(page, server + PAIR, 2)
    page.emulate_media(media="print")
    box = page.locator("[data-box=ask]")

    assert box.locator(".hub-sheet__whose").all_inner_texts() == page.locator("thead th > a").all_inner_texts()
    assert box.locator("[data-fact=owner] dd").all_inner_texts() == [
        "Université de Toulouse",
        "Regional Council of Brittany",
    ]
    assert box.locator("a").first.get_attribute("href") == f"{server}organisations/universite-de-toulouse/"


@pytest.mark.parametrize("address", [PAIR, FOUR])
def test_what_closes_the_transfer_sheet_begins_no_page_of_its_own(seven_server, open_tab, address):
    page = open_tab()
    compared(page, f"{seven_server}{SEVEN_LANGUAGES['hu'].prefix}{address}", address.count(",") + 1)

    whole = _pages(page)
    page.locator(".hub-footer").evaluate("footer => footer.remove()")

    assert whole == _pages(page)


def _pages(page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
