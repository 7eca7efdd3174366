"""Practices side by side: sent as an address, read on a phone, printed as a sheet."""

import re

import pytest

from tests.axe import find_violations, load_axe
from tests.comparing import FIRST, KEPT, PAIR, SECOND, SHOWN, THIRD, choose, columns, compared
from tests.looks import IN_EACH_LANGUAGE
from tests.pages import LANGUAGES, SEVEN_LANGUAGES
from tests.visiting import IS_TOO_WIDE, STORED, TOO_WIDE, Watch

pytestmark = pytest.mark.browser

ROWS = "tbody:not(.hub-comparison__same) tr"
GAPS = """(all, words) => all.filter((cell) => !cell.closest(".hub-comparison__notes")).map((cell) => {
  const own = cell.innerText.trim();
  return !own ? "empty" : own === words ? "told" : "known";
})"""
"""What each cell holds: something known, or that nothing is."""


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
    heads = page.locator(f"{ROWS}:not(.hub-comparison__notes) > th").all_inner_texts()
    assert heads == [
        words["compare.badge"],
        *(words[f"facts.{key}"] for key in ("place", "period", "owner", "audiences")),
        *(words[f"sections.{key}"] for key in ("problem", "what_it_does", "who_is_involved", "resources", "evidence")),
        words["figures.heading"],
        *(words[f"sections.{key}"] for key in ("challenges", "transfer_potential")),
    ]
    assert page.locator(ROWS).evaluate_all("(all) => all.every(({cells}) => cells.length === 4)")
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


def test_the_other_languages_are_one_click_away_with_the_same_practices(server, open_tab):
    page = open_tab()
    compared(page, server + PAIR, 2)

    page.locator(".hub-menu__button").click()
    page.locator(".hub-languages a[lang=hu]").click()

    page.wait_for_url(f"{server}hu/{PAIR}")
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


def test_a_comparison_that_was_sent_leaves_the_readers_own_choice_alone(server, open_tab):
    page = open_tab()
    page.goto(f"{server}practices/")
    own = ",".join(choose(page, 5, 6))
    compared(page, server + PAIR, 2)

    page.locator("thead button").first.click()

    assert columns(page) == [SECOND]
    assert page.evaluate(KEPT) == own


def test_the_table_keeps_its_roles_on_a_phone(server, open_tab):
    page = open_tab(width=360)
    compared(page, server + PAIR, 2)

    assert page.get_by_role("columnheader").count() == 2
    assert page.get_by_role("rowheader").filter(has_text="What was hard").count() == 1
    page.evaluate("for (const fold of document.querySelectorAll('tbody details')) fold.open = true")
    assert page.get_by_role("cell").count() == 2 * (1 + 13)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert not page.evaluate(IS_TOO_WIDE), page.evaluate(TOO_WIDE)


def test_what_is_the_same_for_all_comes_last(server, open_tab):
    page = open_tab()
    compared(page, f"{server}compare/?ids={SECOND},bretagne-cyber-alliance", 2)
    values = "(all) => all.map(({cells}) => [...cells].slice(1).map(({innerText}) => innerText.trim()))"

    differing = page.locator(f"{ROWS}:not([data-part], .hub-comparison__notes)").evaluate_all(values)
    same = page.locator(".hub-comparison__same tr:is([data-fact], [data-badge])").evaluate_all(values)

    assert len(differing) + len(same) == 5
    assert differing
    assert all(one != other for one, other in differing)
    assert same
    assert all(one == other for one, other in same)
    assert page.locator(".hub-comparison__same th").first.inner_text() == "The same for all"


def test_on_a_phone_each_title_stands_once_and_its_name_stays_in_view(server, open_tab):
    page = open_tab(width=360, height=740)
    compared(page, server + PAIR, 2)
    heads = page.locator(SHOWN)

    assert page.get_by_role("columnheader", name=re.compile("Breizh Cyber ?: a regional emergency")).count() == 1
    for_ears = ".hub-comparison__rest, .hub-comparison .hub-hidden"
    page.locator(for_ears).evaluate_all("(all) => all.forEach((one) => one.remove())")
    assert heads.all_inner_texts() == ["OSMOSE", "Breizh Cyber"]
    text = page.locator(".hub-comparison").inner_text()
    for name, rest in (("OSMOSE", "from lower secondary"), ("Breizh Cyber", "a regional emergency line")):
        assert (text.count(name), text.count(rest)) == (1, 1)
    page.locator("tr[data-part=evidence] summary").click()
    page.locator("tr[data-part=evidence] td").last.scroll_into_view_if_needed()
    assert heads.first.evaluate("(one) => Math.abs(one.parentElement.getBoundingClientRect().top) < 1")
    one, other = (box.bounding_box() for box in page.locator("tr[data-fact=place] td").all())
    assert one["y"] == other["y"]


def test_without_script_the_page_says_why_nothing_is_compared(server, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{server}fr/{PAIR}")
    text = page.locator(".hub-comparison").inner_text()

    assert LANGUAGES["fr"].strings["compare.no_script"] in text
    assert LANGUAGES["fr"].strings["compare.none"] not in text


@pytest.mark.parametrize(("code", "scheme", "width"), IN_EACH_LANGUAGE)
def test_the_comparison_and_the_bar_are_accessible(seven_server, open_tab, code, scheme, width):
    page = open_tab(width=width, color_scheme=scheme)
    prefix = SEVEN_LANGUAGES[code].prefix
    compared(page, f"{seven_server}{prefix}compare/?ids={FIRST},{SECOND},{THIRD}", 3)
    load_axe(page)
    assert find_violations(page) == []
    assert not page.evaluate(IS_TOO_WIDE)

    page.goto(f"{seven_server}{prefix}practices/{FIRST}/")
    choose(page, 0)
    page.locator(".hub-cite__summary").click()
    load_axe(page)
    assert find_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert not page.evaluate(IS_TOO_WIDE)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_comparison_prints_as_a_sheet_in_landscape(server, open_tab, code):
    page = open_tab(color_scheme="dark")
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


def test_without_practices_the_page_prints_as_any_other(server, open_tab):
    page = open_tab()
    page.goto(f"{server}compare/")

    assert sizes(page.pdf(prefer_css_page_size=True)) == {(595, 842)}
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator(".hub-sheet").first.is_visible()


def sizes(paper: bytes) -> set[tuple[int, int]]:
    """Width and height of the pages of a PDF, in points."""
    boxes = (box.split() for box in re.findall(rb"/MediaBox \[([^\]]*)\]", paper))
    return {(round(float(right)), round(float(top))) for _, _, right, top in boxes}
