"""Practices chosen to be compared: by hand, kept for the visit, by keyboard, in words."""

import pytest

from tests.comparing import FIRST, KEPT, PAIR, SHOWN, TRAY, choose, columns
from tests.test_browser_behaviour import press_until
from tests.visiting import STORED, Watch

pytestmark = pytest.mark.browser

COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const tray = document.querySelector(".hub-tray");
  return !tray.contains(document.activeElement) && box.bottom > tray.getBoundingClientRect().top + 1
    && getComputedStyle(tray).position === "sticky" && box.top < tray.getBoundingClientRect().bottom;
}"""


def test_a_choice_is_kept_for_the_visit_and_leads_to_the_comparison_in_its_order(server, open_tab):
    page = open_tab()
    page.goto(f"{server}fr/practices/")
    assert page.evaluate(STORED) == []
    assert not page.locator(TRAY).is_visible()

    ids = choose(page, 3, 0)
    page.goto(f"{server}fr/practices/{ids[0]}/")

    assert page.evaluate(KEPT) == ",".join(ids)
    assert page.locator(".hub-take .hub-choose").get_attribute("aria-pressed") == "true"
    assert page.locator(f"{TRAY} p").inner_text() == "2 pratiques choisies"
    page.locator(f"{TRAY} a").click()
    page.wait_for_url(f"{server}fr/compare/?ids={ids[0]},{ids[1]}")
    page.wait_for_selector(SHOWN)
    assert columns(page) == ids
    assert not page.locator(TRAY).is_visible()


def test_the_choice_can_be_taken_back_and_is_then_forgotten(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/")

    (first, _) = choose(page, 0, 1)
    choose(page, 1)
    assert page.evaluate(KEPT) == first
    assert page.locator(f"{TRAY} p").inner_text() == "1 practice chosen"
    page.locator(f"{TRAY} button").click()

    assert page.evaluate("sessionStorage.length") == 0
    assert not page.locator(TRAY).is_visible()
    assert page.locator(".hub-choose[aria-pressed=true]").count() == 0
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_fifth_practice_is_refused_in_words(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/")

    ids = choose(page, 0, 1, 2, 3)
    choose(page, 4)

    assert page.evaluate(KEPT) == ",".join(ids)
    assert page.locator("main .hub-choose").nth(4).get_attribute("aria-pressed") == "false"
    assert "No more than four" in page.locator(f"{TRAY} p").inner_text()
    assert "No more than four" in page.locator("p[role=status]:has(+ .hub-tray)").text_content()


def test_the_number_chosen_is_announced_only_after_an_act(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/")
    status = page.locator("p[role=status]:has(+ .hub-tray)")
    assert status.text_content() == ""

    choose(page, 0)
    assert status.text_content() == "1 practice chosen"
    page.reload()

    assert page.locator(TRAY).is_visible()
    assert status.text_content() == ""


def test_a_browser_without_storage_still_compares_on_the_page(server, open_page):
    page = open_page()
    watch = Watch(page, server)
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('off', 'SecurityError'); }})"
    )
    page.goto(f"{server}practices/")

    ids = choose(page, 0, 1)

    assert page.locator(f"{TRAY} a").get_attribute("href").endswith(f"compare/?ids={ids[0]},{ids[1]}")
    assert watch.taken() == []


def test_everything_can_be_done_with_the_keyboard(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/")

    press_until_in(page, "main .hub-choose", 0)
    page.keyboard.press("Space")
    press_until_in(page, "main .hub-choose", 1)
    page.keyboard.press("Enter")
    page.locator(f"{TRAY} a").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(SHOWN)
    left = columns(page)[1:]
    press_until(page, "Tab", "thead button")
    page.keyboard.press("Enter")

    assert columns(page) == left
    assert page.locator("thead button:focus").count() == 1
    assert page.evaluate("location.search") == f"?ids={left[0]}"
    page.keyboard.press("Enter")
    assert page.locator(".hub-comparison__none a:focus").count() == 1
    assert page.evaluate("location.search") == ""
    assert page.evaluate("sessionStorage.length") == 0


def press_until_in(page, selector: str, number: int) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(selector).nth(number).evaluate("(one) => one === document.activeElement"):
            return
    pytest.fail(f"Tab never reaches {selector} {number}")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_bar_never_covers_what_has_the_focus(server, open_tab, width):
    page = open_tab(width=width, height=640)
    page.goto(f"{server}hu/practices/")
    choose(page, 0)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")

    for number in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate(COVERED), (number, page.evaluate("document.activeElement.outerHTML"))


def test_without_script_there_are_no_dead_buttons_and_the_way_by_hand_is_told(server, open_page):
    page = open_page(java_script_enabled=False)
    for path in ("practices/", f"practices/{FIRST}/", PAIR):
        page.goto(server + path)
        assert page.locator("button:not(.hub-term):visible").count() == 0, path
    assert "by a script" in page.locator(".hub-comparison").inner_text()
    page.locator(".hub-comparison a:visible").click()
    assert page.url == f"{server}practices/"
