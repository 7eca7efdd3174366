"""What a reader takes along from a record: its address, its citation, its page on paper."""

import re

import pytest

from tests.conftest import SITE_URL
from tests.looks import turns
from tests.pages import LANGUAGES, SEVEN_LANGUAGES
from tests.visiting import STORED

pytestmark = pytest.mark.browser

PRACTICE = "practices/osmose-occitanie/"
RECORDS = (PRACTICE, "partners/bretagne-next/", "organisations/cyberocc/", "events/kickoff-rennes-2025/")
CLIPBOARD = "navigator.clipboard.readText()"
NOW = "2026-12-01T12:00:00"
DATES = {
    "en": "1 December 2026",
    "fr": "1 décembre 2026",
    "ro": "1 decembrie 2026",
    "fi": "1. joulukuuta 2026",
    "hr": "1. prosinca 2026.",
    "it": "1 dicembre 2026",
    "hu": "2026. december 1.",
}
MENUS = ("Main menu", "Menu", "Copy link", "Cite this page", "Compare", "Suggest a change to this page")


def grant(page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


@pytest.mark.parametrize("path", RECORDS)
def test_the_address_of_a_record_is_copied(server, open_page, path):
    page = open_page()
    grant(page)
    page.goto(f"{server}fr/{path}#sources")
    status = page.locator(".hub-take__said")
    assert status.text_content() == ""

    page.locator("[data-copy=link]").click()
    page.locator(".hub-take__said:not(:empty)").wait_for()

    assert page.evaluate(CLIPBOARD) == f"{server}fr/{path}"
    assert status.inner_text() == "Le lien a été copié."
    assert page.evaluate(STORED) == []


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_the_citation_has_the_form_of_the_page_on_our_data(seven_server, open_page, code):
    page = open_page()
    grant(page)
    page.clock.set_fixed_time(NOW)
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}{PRACTICE}")

    page.locator(".hub-cite__summary").click()
    page.locator("[data-copy=citation]").click()
    page.locator(".hub-take__said:not(:empty)").wait_for()
    copied = page.evaluate(CLIPBOARD)

    title = page.locator("h1").inner_text()
    address = f"{SITE_URL}{SEVEN_LANGUAGES[code].prefix}{PRACTICE}"
    assert title in copied
    assert f"CAMPUS, Interreg Europe. CC BY 4.0. {address}, " in copied
    assert copied.removesuffix(".").endswith(DATES[code].removesuffix("."))
    assert not copied.endswith("..")


@pytest.mark.parametrize("kind", ["link", "citation"])
def test_where_copying_is_refused_the_text_is_selected_and_that_is_told(server, open_page, kind):
    page = open_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(server + PRACTICE)
    page.locator(".hub-cite__summary").click()

    page.locator(f"[data-copy={kind}]").click()
    selected = page.evaluate("getSelection().toString()")

    assert (selected == server + PRACTICE) if kind == "link" else selected.startswith("“OSMOSE")
    assert "The text is selected" in page.locator(".hub-take__said").inner_text()


def test_a_comparison_is_copied_with_its_practices(server, open_page):
    page = open_page()
    grant(page)
    address = f"{server}compare/?ids=osmose-occitanie,breizh-cyber"
    page.goto(address)

    page.locator("[data-copy=link]").click()
    page.locator(".hub-take__said:not(:empty)").wait_for()

    assert page.evaluate(CLIPBOARD) == address


@pytest.mark.parametrize("path", RECORDS)
def test_the_citation_is_there_without_script(server, open_page, path):
    page = open_page(java_script_enabled=False)
    page.goto(f"{server}hu/{path}")

    page.locator(".hub-cite__summary").click()

    assert page.locator(".hub-cite__text").inner_text().endswith(f"CC BY 4.0. {SITE_URL}hu/{path}")
    assert page.locator("main button:not(.hub-term):visible").count() == 0


@pytest.mark.parametrize(("path", "code"), turns(RECORDS, LANGUAGES))
def test_a_record_prints_on_a4_with_the_support_of_the_union_and_without_menus(server, open_tab, code, path):
    page = open_tab(width=360, color_scheme="dark")
    page.goto(f"{server}{LANGUAGES[code].prefix}{path}")

    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()

    assert {box.split()[2][:3] for box in re.findall(rb"/MediaBox \[([^\]]*)\]", paper)} <= {b"594", b"595", b"596"}
    assert 1 <= len(re.findall(rb"/Type /Page\b", paper)) <= 5
    assert page.locator(".hub-funding__words").inner_text() in text
    assert page.locator(".hub-funding__emblem").is_visible()
    assert f"{SITE_URL}{LANGUAGES[code].prefix}{path}" in text
    assert page.locator(":is(nav, button:not(.hub-term), summary, .hub-tray):visible").count() == 0
    assert code != "en" or [word for word in MENUS if word in text.splitlines()] == []
    for link in page.locator("#sources ~ .hub-sources__list a").all():
        assert link.get_attribute("href") in link.evaluate("(one) => getComputedStyle(one, '::after').content")
