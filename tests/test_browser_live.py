"""A page that is open while somebody edits: it changes in place where only its text has changed, and tells faults."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.frozen import ROOT
from tests.live_project import EDITS, environment, make_project
from tests.test_serving_live import served

pytestmark = [pytest.mark.browser, pytest.mark.build]
SAME = "window.isTheSamePage === true"
FOCUS = "document.activeElement.matches('input[value=skills]')"


@pytest.fixture
def hub(tmp_path, monkeypatch):
    root = make_project(tmp_path / "project")
    environment(root, monkeypatch, HUB_FRAMES=str(ROOT / "build" / "frames"), PYTHONPATH=str(root))
    with served(root, tmp_path / "temporary") as project:
        yield project


def go(page, address):
    """Opens a page, and waits until it has asked how it was sent: before that, a change can only load it anew."""
    with page.expect_event("requestfinished", lambda request: request.resource_type == "fetch"):
        page.goto(address)


def test_text_changes_in_place_and_scroll_focus_and_filters_stay(hub, open_page):
    page = open_page(height=300)
    go(page, f"http://127.0.0.1:{hub.port}/practices/?theme=skills")
    box = page.locator("input[value=skills]").first
    box.focus()
    page.evaluate("window.isTheSamePage = true; window.scrollTo(0, 150)")
    scrolled = page.evaluate("scrollY")
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    EDITS["another title"](hub.root)
    expect(page.locator(".hub-card").first).to_contain_text("Another & <b>title</b>")

    assert page.evaluate(SAME)
    assert page.evaluate(FOCUS)
    assert page.evaluate("scrollY") == scrolled > 0
    assert box.is_checked()
    assert page.url.endswith("?theme=skills")

    EDITS["a broken key"](hub.root)
    told = page.locator("pre[role=status]")
    expect(told).to_contain_text("data/organisations.yml:")
    EDITS["the key mended"](hub.root)
    expect(told).to_have_count(0)
    assert page.evaluate(SAME)

    # What scripts have made of a list cannot follow when the list itself grows: the page is loaded anew.
    EDITS["a practice added or removed"](hub.root)
    expect(page.locator(".hub-card")).to_have_count(2)
    assert page.evaluate("window.isTheSamePage") is None
    assert page.locator("input[value=skills]").first.is_checked()
    assert faults == []


def test_a_record_page_changes_in_place_and_a_style_loads_it_anew(hub, open_page):
    page = open_page()
    go(page, f"http://127.0.0.1:{hub.port}/fr/practices/school-day/")
    page.evaluate("window.isTheSamePage = true")
    page.locator("details summary").first.click()

    EDITS["a translation removed"](hub.root)
    expect(page.locator(".hub-record__lead")).to_have_text("Pupils learn in a day.")
    expect(page.locator(".hub-record__lead [lang=en], .hub-record__lead[lang=en]")).to_have_count(1)
    assert page.evaluate(SAME)
    EDITS["another title"](hub.root)
    assert page.evaluate(SAME)

    with page.expect_event("load"):
        EDITS["a style"](hub.root)
    assert page.evaluate("window.isTheSamePage") is None


def test_what_is_told_while_a_page_is_fetched_waits_for_its_turn(hub, open_page):
    page = open_page()
    go(page, f"http://127.0.0.1:{hub.port}/practices/school-day/")
    page.evaluate("window.isTheSamePage = true")
    held = []
    page.route("**/practices/school-day/", lambda route: held.append(route))

    EDITS["another title"](hub.root)
    wait_until(page, lambda: held)
    EDITS["a broken key"](hub.root)
    page.wait_for_timeout(300)  # a second message comes; without a turn it would ask for the page beside the first
    page.unroute("**/practices/school-day/")  # which lets go what was held

    expect(page.locator("h1")).to_have_text("Another & <b>title</b>")
    expect(page.locator("pre[role=status]")).to_contain_text("data/organisations.yml:")
    assert page.evaluate(SAME)


def wait_until(page, found):
    """Waits while the browser goes on."""
    for _ in range(200):
        if found():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not happen")


def test_a_hidden_tab_holds_no_connection_and_catches_up(hub, open_page):
    pages = [open_page() for _ in range(8)]
    for page in pages:
        page.goto(f"http://127.0.0.1:{hub.port}/practices/school-day/", wait_until="domcontentloaded")

    EDITS["another title"](hub.root)

    for page in pages:
        expect(page.locator("h1")).to_have_text("Another & <b>title</b>")
