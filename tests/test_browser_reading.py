"""Reading in a browser: the offer of the reader's language, terms explained, why a practice is related."""

import pytest

from tests.axe import find_violations, load_axe
from tests.looks import IN_EACH_LANGUAGE
from tests.pages import LANGUAGES, SEVEN_LANGUAGES, WRITTEN
from tests.visiting import IS_TOO_WIDE, STORED, TOO_WIDE

pytestmark = pytest.mark.browser

PRACTICE = "practices/breizh-cyber/"
OFFER = ".hub-offer"


@pytest.mark.parametrize(
    ("locale", "address", "words", "leads_to"),
    [
        ("fr-FR", PRACTICE, "Cette page existe en français.", "fr/" + PRACTICE),
        ("hu", "fr/", "Ez az oldal magyarul is olvasható.", "hu/"),
        ("en-US", "hu/glossary/#term-csirt", "This page is available in English.", "glossary/#term-csirt"),
    ],
)
def test_a_reader_of_another_language_gets_an_offer_in_it(server, open_page, locale, address, words, leads_to):
    page = open_page(locale=locale)
    page.goto(server + address)
    offer = page.locator(OFFER)

    assert offer.get_by_role("link").inner_text() == words
    assert offer.get_attribute("lang") == locale.partition("-")[0]
    assert page.evaluate("document.querySelector('.hub-header').nextElementSibling.className") == "hub-offer"
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    assert page.evaluate(STORED) == []
    offer.get_by_role("link").click()
    assert page.url == server + leads_to
    assert page.locator(OFFER).count() == 0


@pytest.mark.parametrize(
    ("locale", "address"),
    [("fr-CA", "fr/"), ("sr-RS", ""), ("de-DE", "hu/"), ("en", ""), ("fr-FR", "nowhere/deep/")],
)
def test_there_is_no_offer_where_it_would_be_of_no_use(server, open_page, locale, address):
    page = open_page(locale=locale)
    page.goto(server + address)

    assert page.locator(OFFER).count() == 0


def test_the_first_language_that_the_site_has_decides(server, open_page):
    page = open_page()
    page.add_init_script("Object.defineProperty(navigator, 'languages', {value: ['sr', 'hu-HU', 'en']})")
    page.goto(server)

    assert page.locator(OFFER).get_attribute("lang") == "hu"


def test_there_is_no_offer_without_a_translation_or_on_a_later_page(server, open_page):
    page = open_page(locale="fr-FR")
    page.route("**/about/", lambda route: route.fulfill(body=without_alternates(route.fetch().text())))
    page.goto(server + "about/")
    assert page.locator(OFFER).count() == 0

    page.goto(server)
    assert page.locator(OFFER).count() == 1
    page.locator(".hub-header__menu a").nth(1).click()
    page.wait_for_url("**/events/")
    assert page.locator(OFFER).count() == 0


def without_alternates(html):
    return html.replace('rel="alternate"', 'rel="other"')


def test_the_offer_closes_by_keyboard_and_leaves_nothing_behind(server, open_page):
    page = open_page(locale="fr")
    page.goto(server)
    page.locator(f"{OFFER} button").focus()
    page.keyboard.press("Enter")

    assert page.locator(OFFER).count() == 0
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.evaluate(STORED) == []


def test_the_offer_needs_script_and_the_page_does_not_need_the_offer(server, open_page):
    page = open_page(locale="fr-FR", java_script_enabled=False)
    page.goto(server)

    assert page.locator(OFFER).count() == 0
    assert page.locator(".hub-languages a[hreflang=fr]").count() == 1


@pytest.mark.parametrize("script", [True, False])
def test_a_term_opens_and_closes_by_keyboard_with_and_without_script(server, open_page, script):
    page = open_page(java_script_enabled=script)
    page.goto(server + PRACTICE)
    term = page.locator(".hub-term").first
    note = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert not note.is_visible()

    term.focus()
    page.keyboard.press("Enter")
    assert note.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#term-*")
    assert page.locator(f"[id='{page.url.partition('#')[2]}']").count() == 1

    page.goto(server + PRACTICE)
    term.focus()
    page.keyboard.press("Space")
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()


@pytest.mark.parametrize(("code", "scheme", "width"), IN_EACH_LANGUAGE)
def test_an_open_note_is_accessible_and_lies_within_the_window(seven_server, open_page, code, scheme, width):
    reader = "en" if code == "fr" else "fr"
    page = open_page(width=width, height=640, color_scheme=scheme, locale=reader)
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}{PRACTICE}")
    load_axe(page)
    for term in page.locator(".hub-term").all():
        term.click()
        note = page.locator(":popover-open")
        box = note.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert 0 <= box["y"] <= 640 - box["height"] + 1
        assert note.evaluate("note => note.scrollHeight - note.clientHeight") <= 1
        page.keyboard.press("Escape")
    page.locator(".hub-term").first.click()
    assert find_violations(page) == []
    assert page.locator(OFFER).count() == 1


def test_the_page_with_an_offer_fits_the_narrowest_window_in_every_language(seven_server, open_page):
    for code, language in SEVEN_LANGUAGES.items():
        page = open_page(width=320, height=640, locale=code)
        page.goto(seven_server + ("fr/" if code == "en" else ""))
        assert page.locator(OFFER).get_attribute("lang") == language.tag
        assert not page.evaluate(IS_TOO_WIDE), page.evaluate(TOO_WIDE)


def test_terms_stand_in_running_text_once_each_and_not_on_the_glossary(server, open_page):
    page = open_page(java_script_enabled=False)
    for path in (*WRITTEN, PRACTICE):
        page.goto(server + path)
        targets = [term.get_attribute("popovertarget") for term in page.locator(".hub-term").all()]
        assert len(targets) == len(set(targets)) <= 8, path
        assert page.locator(":is(h1, h2, h3, h4, a, code, .hub-card, .hub-facts) .hub-term").count() == 0, path
        assert bool(targets) <= (path != "glossary/"), path


def test_printed_terms_are_plain_words(server, open_tab):
    page = open_tab()
    page.goto(server + PRACTICE)
    page.locator(".hub-term").first.click()
    page.emulate_media(media="print")

    assert page.locator(".hub-term__note:visible").count() == 0
    assert page.locator(".hub-term").first.evaluate("term => getComputedStyle(term).textDecorationLine") == "none"


def test_related_practices_say_why(server, open_tab):
    words = LANGUAGES["hu"].strings
    page = open_tab()
    page.goto(server + "hu/practices/taisto/")
    reasons = page.locator(".hub-related__why").all_inner_texts()

    assert len(reasons) == 4
    shared = ("owners", "themes", "audiences", "areas")
    starts = [start for what in shared for start in words[f"reading.same_{what}"].values()]
    assert all(reason.startswith((*starts, words["reading.same_region"])) for reason in reasons)
    assert words["reading.chosen"] not in reasons  # which stands only where nothing is shared


@pytest.mark.parametrize(("width", "lines"), [(1280, 1), (360, 3)])
def test_the_stages_of_a_disruption_stand_side_by_side_where_there_is_room(seven_server, open_tab, width, lines):
    page = open_tab(width=width)
    page.goto(f"{seven_server}hu/resilience/")
    tops = page.locator(".hub-stage").evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")

    assert len(tops) == 3
    assert len(set(tops)) == lines
