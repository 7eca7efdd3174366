"""Practices side by side: chosen by hand, kept for the visit, sent as an address, read on a phone, printed as a sheet."""

import re

import pytest

from tests.axe import find_violations, load_axe
from tests.pages import LANGUAGES
from tests.test_browser_accessibility import STORED, TOO_WIDE, Watch
from tests.test_browser_behaviour import IS_TOO_WIDE, press_until

pytestmark = pytest.mark.browser

FIRST, SECOND, THIRD = "osmose-occitanie", "breizh-cyber", "wallonia-cyber-cheque"
PAIR = f"compare/?ids={FIRST},{SECOND}"
SHOWN = ".hub-comparison__title"
TRAY = ".hub-tray"
KEPT = "sessionStorage.getItem('hub-compare')"
COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const tray = document.querySelector(".hub-tray");
  return !tray.contains(document.activeElement) && box.bottom > tray.getBoundingClientRect().top + 1
    && getComputedStyle(tray).position === "sticky" && box.top < tray.getBoundingClientRect().bottom;
}"""

GAPS = """(all, words) => all.filter((cell) => !cell.closest(".hub-comparison__notes")).map((cell) => {
  const own = cell.innerText.trim();
  return !own ? "empty" : own === words ? "told" : "known";
})"""
"""What each cell holds: something known, or that nothing is."""


def choose(page, *numbers: int) -> list[str]:
    """Presses the buttons of cards; the ids they stand for."""
    buttons = page.locator("main .hub-choose")
    for number in numbers:
        buttons.nth(number).click()
    return [buttons.nth(number).get_attribute("value") for number in numbers]


def compared(page, address: str, count: int) -> None:
    """Opens a comparison and waits for its columns."""
    page.goto(address)
    page.locator(SHOWN).nth(count - 1).wait_for(timeout=5000)


def columns(page) -> list[str]:
    """The ids of the practices shown, from left to right."""
    hrefs = page.locator(f"{SHOWN} > a").evaluate_all("all => all.map((one) => one.href)")
    return [href.rstrip("/").rpartition("/")[2] for href in hrefs]


def test_a_choice_is_kept_for_the_visit_and_leads_to_the_comparison_in_its_order(server, open_page):
    page = open_page()
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


def test_the_choice_can_be_taken_back_and_is_then_forgotten(server, open_page):
    page = open_page()
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


def test_a_fifth_practice_is_refused_in_words(server, open_page):
    page = open_page()
    page.goto(f"{server}practices/")

    ids = choose(page, 0, 1, 2, 3)
    choose(page, 4)

    assert page.evaluate(KEPT) == ",".join(ids)
    assert page.locator("main .hub-choose").nth(4).get_attribute("aria-pressed") == "false"
    assert "No more than four" in page.locator(f"{TRAY} p").inner_text()
    assert "No more than four" in page.locator("p[role=status]:has(+ .hub-tray)").text_content()


def test_the_number_chosen_is_announced_only_after_an_act(server, open_page):
    page = open_page()
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


def test_everything_can_be_done_with_the_keyboard(server, open_page):
    page = open_page()
    page.goto(f"{server}practices/")

    press_until_in(page, "main .hub-choose", 0)
    page.keyboard.press("Space")
    press_until_in(page, "main .hub-choose", 1)
    page.keyboard.press("Enter")
    page.locator(f"{TRAY} a").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(SHOWN)
    left = columns(page)[1:]
    press_until(page, "Tab", f"{SHOWN} button")
    page.keyboard.press("Enter")

    assert columns(page) == left
    assert page.locator(f"{SHOWN} button:focus").count() == 1
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
def test_the_bar_never_covers_what_has_the_focus(server, open_page, width):
    page = open_page(width=width, height=640)
    page.goto(f"{server}hu/practices/")
    choose(page, 0)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")

    for number in range(40):
        page.keyboard.press("Tab")
        assert not page.evaluate(COVERED), (number, page.evaluate("document.activeElement.outerHTML"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_address_shows_the_same_comparison_in_every_language(server, open_page, code):
    page = open_page()
    watch = Watch(page, server)
    words = LANGUAGES[code].strings

    compared(page, f"{server}{LANGUAGES[code].prefix}compare/?ids={SECOND}%2C{FIRST},{THIRD}", 3)

    assert columns(page) == [SECOND, FIRST, THIRD]
    assert page.locator(SHOWN).first.evaluate("(one) => one.firstChild.textContent") == title_of(
        page, server, code, SECOND
    )
    heads = page.locator("tbody tr:not(.hub-comparison__notes) > th").all_inner_texts()
    assert heads == [
        words["compare.badge"],
        *(words[f"facts.{key}"] for key in ("place", "period", "owner", "audiences")),
        *(words[f"sections.{key}"] for key in ("problem", "what_it_does", "who_is_involved", "resources", "evidence")),
        words["figures.heading"],
        *(words[f"sections.{key}"] for key in ("challenges", "transfer_potential")),
    ]
    assert page.evaluate("[...document.querySelectorAll('tbody tr')].every((row) => row.cells.length === 4)")
    gaps = page.locator("tbody td").evaluate_all(GAPS, words["compare.not_known"])
    assert set(gaps) <= {"known", "told"}
    assert gaps.count("told") == page.locator(".hub-comparison__gap").count()
    assert page.locator("tr[data-part=problem] td").first.inner_text().strip()
    assert page.evaluate("location.search") == f"?ids={SECOND},{FIRST},{THIRD}"
    assert page.evaluate(STORED) == []
    assert watch.taken() == []


def title_of(page, server: str, code: str, identifier: str) -> str:
    answer = page.request.get(f"{server}{LANGUAGES[code].prefix}practices/{identifier}/").text()
    return page.evaluate(
        "(text) => new DOMParser().parseFromString(text, 'text/html').querySelector('h1').textContent", answer
    )


def test_the_other_languages_are_one_click_away_with_the_same_practices(server, open_page):
    page = open_page()
    compared(page, server + PAIR, 2)

    page.locator(".hub-menu__button").click()
    page.locator(".hub-languages a[lang=fi]").click()

    page.wait_for_url(f"{server}fi/{PAIR}")
    page.wait_for_selector(SHOWN)
    assert columns(page) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("ids", "told", "shown"),
    [
        ("%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "<img src=x onerror=alert(1)>", []),
        ("..%2Flegal,%2F%2Fevil.example,a%26b", "../legal, //evil.example, a&b", []),
        (f"no-such-practice,{FIRST}", "no-such-practice", [FIRST]),
        (f"{FIRST},{FIRST},,%20", "", [FIRST]),
        (f"{FIRST},{SECOND},{THIRD},cyberocc,taisto", "Only the first four", [FIRST, SECOND, THIRD, "cyberocc"]),
        ("", "No practice is chosen yet", []),
    ],
)
def test_what_the_address_asks_in_vain_is_told_as_text(server, open_page, ids, told, shown):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))

    page.goto(f"{server}compare/?ids={ids}")
    page.wait_for_load_state("networkidle")

    assert columns(page) == shown
    assert told in page.locator(".hub-comparison").inner_text()
    assert page.locator(".hub-comparison img").count() == 0
    assert [url for url in asked[1:] if "/legal" in url or "evil" in url] == []


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        (
            '<article class="hub-record--practices hub-record--withdrawn"><h1>Gone &lt;b&gt;</h1></article>',
            200,
            "withdrawn: Gone <b>",
        ),
        ("", 503, "could not be loaded"),
        (None, 0, "could not be loaded"),
    ],
)
def test_a_practice_that_cannot_be_shown_is_told(server, open_page, body, status, told):
    page = open_page()
    page.route(
        f"**/practices/{FIRST}/",
        lambda route: (
            route.abort() if body is None else route.fulfill(body=body, status=status, content_type="text/html")
        ),
    )

    compared(page, server + PAIR, 1)

    assert told in page.locator(".hub-comparison").inner_text()
    assert columns(page) == [SECOND]


def test_a_former_address_leads_to_the_present_practice(server, open_page):
    page = open_page()
    moved = f'<link rel="canonical" href="https://hub.example.org/campus/practices/{FIRST}/"><main>moved</main>'
    page.route("**/practices/old-name/", lambda route: route.fulfill(body=moved, content_type="text/html"))

    compared(page, f"{server}compare/?ids=old-name,{SECOND}", 2)

    assert columns(page) == [FIRST, SECOND]


def test_what_comes_from_other_pages_is_set_in_as_it_stands_there(server, open_page):
    page = open_page()
    body = """<article class="hub-record hub-record--practices"><h1>R&amp;D &lt;script&gt;alert(1)&lt;/script&gt;</h1>
      <section><h2 id="problem">x</h2><div id="twice" class="hub-text"><p>a &lt;b&gt; <a href="../taisto/">on</a></p></div></section></article>"""
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.route(f"**/practices/{FIRST}/", lambda route: route.fulfill(body=body, content_type="text/html"))

    compared(page, server + PAIR, 2)

    assert page.locator(f"{SHOWN} > a").first.inner_text() == "R&D <script>alert(1)</script>"
    assert "a <b> on" in page.locator("tr[data-part=problem] td").first.inner_text()
    assert page.locator("tr[data-part=problem] td a").first.get_attribute("href") == f"{server}practices/taisto/"
    assert page.locator("tr[data-part=challenges] td").first.inner_text().endswith("Not known")
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(({id}) => id)).size"
    )
    assert page.locator("#twice").count() == 0


def test_a_comparison_that_was_sent_leaves_the_readers_own_choice_alone(server, open_page):
    page = open_page()
    page.goto(f"{server}practices/")
    own = ",".join(choose(page, 5, 6))
    compared(page, server + PAIR, 2)

    page.locator(f"{SHOWN} button").first.click()

    assert columns(page) == [SECOND]
    assert page.evaluate(KEPT) == own


def test_the_table_keeps_its_roles_on_a_phone(server, open_page):
    page = open_page(width=360)
    compared(page, server + PAIR, 2)

    assert page.get_by_role("columnheader").count() == 2
    assert page.get_by_role("rowheader", name="What was hard").count() == 1
    assert page.get_by_role("cell").count() == 2 * 13
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert not page.evaluate(IS_TOO_WIDE), page.evaluate(TOO_WIDE)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_comparison_and_the_bar_are_accessible(server, open_page, code, scheme, width):
    page = open_page(width=width, color_scheme=scheme)
    prefix = LANGUAGES[code].prefix
    compared(page, f"{server}{prefix}compare/?ids={FIRST},{SECOND},{THIRD}", 3)
    load_axe(page)
    assert find_violations(page) == []
    assert not page.evaluate(IS_TOO_WIDE)

    page.goto(f"{server}{prefix}practices/{FIRST}/")
    choose(page, 0)
    page.locator(".hub-cite__summary").click()
    load_axe(page)
    assert find_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert not page.evaluate(IS_TOO_WIDE)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_comparison_prints_as_a_sheet_in_landscape(server, open_page, code):
    page = open_page(color_scheme="dark")
    words = LANGUAGES[code].strings
    compared(page, server + LANGUAGES[code].prefix + PAIR, 2)

    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()

    assert sizes(paper) == {(842, 595)}
    assert 2 <= len(re.findall(rb"/Type /Page\b", paper)) <= 6
    for key in ("sheet", "date", "region", "by", "take_over", "ask", "next"):
        assert words[f"compare.{key}"] in text
    assert text.count(words["compare.notes"]) >= 7
    assert page.locator(f".hub-comparison__address:visible >> text=/practices/{FIRST}/").count() == 1
    assert page.locator(".hub-funding__emblem").is_visible()
    assert page.locator("main :is(button, h1, h2):visible").count() == 0


def test_without_practices_the_page_prints_as_any_other(server, open_page):
    page = open_page()
    page.goto(f"{server}compare/")

    assert sizes(page.pdf(prefer_css_page_size=True)) == {(595, 842)}
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator(".hub-sheet").first.is_visible()


def sizes(paper: bytes) -> set[tuple[int, int]]:
    """Width and height of the pages of a PDF, in points."""
    boxes = (box.split() for box in re.findall(rb"/MediaBox \[([^\]]*)\]", paper))
    return {(round(float(right)), round(float(top))) for _, _, right, top in boxes}


def test_without_script_there_are_no_dead_buttons_and_the_way_by_hand_is_told(server, open_page):
    page = open_page(java_script_enabled=False)
    for path in ("practices/", f"practices/{FIRST}/", PAIR):
        page.goto(server + path)
        assert page.locator("button:not(.hub-term):visible").count() == 0, path
    assert "Without script" in page.locator("main").inner_text()
    page.locator(".hub-comparison__none a").click()
    assert page.url == f"{server}practices/"
