"""The search in a browser: keys, names, what screen readers hear, other languages, failures, without script."""

import pytest

from tests.axe import find_violations, load_axe
from tests.looks import IN_EACH_LANGUAGE
from tests.pages import LANGUAGES, SEVEN_LANGUAGES
from tests.search_box import ask
from tests.visiting import STORED, TOO_WIDE, Watch

pytestmark = pytest.mark.browser

PRACTICE = "practices/osmose-occitanie/"
LINK = ".hub-search-link"
INPUT = "input[name=q]"
RESULTS = ".hub-search__results a"
FOCUSED = "document.activeElement.textContent || document.activeElement.name"


def open_dialog(page, address: str, query: str = ""):
    page.goto(address)
    page.locator(LINK).click()
    if query:
        page.keyboard.type(query)
        page.locator(f".hub-search[data-shown='{query}']").wait_for()
    return page


def test_nothing_of_the_search_is_loaded_before_it_is_used(server, open_page):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{server}fr/{PRACTICE}")
    page.wait_for_load_state("networkidle")
    before = [url for url in asked if "pagefind" in url or "/search" in url]
    page.keyboard.press("/")
    page.keyboard.type("voucher")
    page.locator(".hub-search[data-shown=voucher]").wait_for()

    assert before == []
    assert [url for url in asked if "/fr/pagefind/wasm" in url]
    assert all(url.startswith(server) for url in asked)
    assert page.evaluate(STORED) == []


def test_the_keyboard_alone_is_enough(server, open_page):
    page = open_page()
    watch = Watch(page, server)
    page.goto(f"{server}hu/{PRACTICE}")

    page.keyboard.press("/")
    assert page.locator("dialog[open]").count() == 1
    assert page.locator(f"{INPUT}:focus").input_value() == ""
    page.keyboard.type("kikötő")
    page.locator(".hub-search[data-shown=kikötő]").wait_for()
    titles = page.locator(RESULTS).all_text_contents()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == titles[0]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == titles[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator(f"{INPUT}:focus").count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(f"{server}hu/practices/cresport-rijeka/")
    assert watch.taken() == []


def test_escape_closes_and_gives_the_focus_back(server, open_tab):
    page = open_tab()
    page.goto(f"{server}{PRACTICE}")
    page.locator(LINK).focus()

    page.keyboard.press("Enter")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")

    assert page.locator("dialog[open]").count() == 0
    assert page.locator(f"{LINK}:focus").count() == 1


def test_the_key_writes_itself_where_one_types_and_can_be_switched_off(server, open_tab):
    page = open_dialog(open_tab(), server, "and/or")
    assert page.locator(INPUT).input_value() == "and/or"

    page.locator(".hub-search__slash input").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")

    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("Object.keys(localStorage)") == ["hub-slash"]
    page.locator(LINK).click()
    page.locator(".hub-search__slash input").check()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_the_count_is_said_in_the_language_of_the_page(seven_server, open_tab, code):
    page = open_tab()
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}search/")
    counts = SEVEN_LANGUAGES[code].strings["search.count"]

    (answer,) = ask(page, ["Rennes"])

    forms = [form.replace("{n}", "").strip() for form in counts.values()]
    assert any(answer["status"].lstrip("0123456789 ") == form for form in forms), answer["status"]
    status = page.locator("main [role=status]")
    assert status.count() == 1


def test_a_result_names_its_kind_country_and_themes_and_marks_the_words(server, open_tab):
    page = open_dialog(open_tab(), f"{server}hu/", "csendőr")
    result = page.locator(".hub-result").first

    facts = result.locator(".hub-result__fact").all_text_contents()

    assert facts[:2] == ["Jó gyakorlat", "Franciaország"]
    assert len(facts) == 3
    assert "csendőr" in result.locator("mark").first.text_content().lower()


def test_what_the_index_says_is_text_and_never_markup(server, open_page):
    page = open_page()
    evil = "<img src=x onerror=window.ran=1>"
    escaped = evil.replace("<", "&lt;").replace(">", "&gt;")

    def answer(route):
        route.fulfill(status=200, content_type="text/javascript", body=f"""
          export const options = async () => {{}}, init = async () => {{}};
          const page = {{raw_url: "/practices/taisto/", meta: {{title: "{evil} & co", country: "{evil}"}},
            raw_content: "evil {escaped} {evil}", weighted_locations: [{{location: 0, balanced_score: 1}}]}};
          export const search = async () => ({{results: ["1", "2", "3"].map((id) => ({{id, score: 1, data: async () => page}}))}});
        """)  # fmt: skip

    page.route("**/pagefind.js", answer)
    known = {"words": ["evil"], "ideas": [], "pages": dict.fromkeys("123", "practices/taisto/")}
    page.route("**/lexicon.*.json", lambda route: route.fulfill(json=known))
    open_dialog(page, server, "evil")

    assert page.locator(RESULTS).first.text_content() == f"{evil} & co"
    assert page.locator(".hub-search__results img").evaluate_all("all => all.length") == 0
    assert page.evaluate("window.ran") is None


def test_a_misspelt_word_offers_others_by_button(server, open_tab):
    page = open_tab()
    page.goto(f"{server}hu/search/")
    (answer,) = ask(page, ["kiberbistonság"])
    assert "„kiberbiztonság”" in answer["status"]

    offered = page.locator(".hub-search__suggestions button").first
    words = offered.text_content()
    offered.click()
    page.locator(f".hub-search[data-shown='{words}']").wait_for()

    assert page.locator(INPUT).input_value() == words
    assert page.locator(f"{INPUT}:focus").count() == 1


def test_other_languages_are_searched_on_request_and_marked(server, open_page):
    page = open_page()
    watch = Watch(page, server)
    page.goto(f"{server}fr/search/")
    (answer,) = ask(page, ["segélyvonal"])
    assert answer["paths"] == []

    page.get_by_role("button", name=LANGUAGES["fr"].strings["search.others"]).click()
    section = page.locator(".hub-search__other[lang=hu]")
    section.wait_for()

    assert section.locator("h2").text_content() == "Magyar"
    led_to = section.locator("a").evaluate_all("all => all.map((one) => one.pathname)")
    assert [path for path in led_to if path.endswith("/hu/practices/breizh-cyber/")]
    assert page.locator(f".hub-search__other {RESULTS[-1]}:focus").count() == 1
    assert watch.taken() == []


def test_the_address_of_the_search_page_holds_the_query(server, open_tab):
    page = open_tab()
    page.goto(f"{server}fr/search/?q=port")
    page.locator(".hub-search[data-shown=port]").wait_for()
    assert page.locator(RESULTS).count()

    page.locator(INPUT).fill("gendarmes")
    page.keyboard.press("Enter")

    assert page.url == f"{server}fr/search/?q=gendarmes"


def test_the_dialog_sends_its_query_to_the_page(server, open_tab):
    page = open_dialog(open_tab(), f"{server}fr/{PRACTICE}", "exercices")

    page.keyboard.press("Enter")

    page.wait_for_url(f"{server}fr/search/?q=exercices")
    page.locator(".hub-search[data-shown=exercices]").wait_for()


def test_a_search_that_cannot_be_loaded_says_so(server, open_page):
    page = open_page()
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(server)

    page.locator(LINK).click()
    page.keyboard.type("voucher")

    page.get_by_role("alert").wait_for()
    assert page.get_by_role("alert").text_content() == LANGUAGES["en"].strings["search.failed"]


def test_without_script_the_search_page_leads_to_the_lists(server, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{server}hu/{PRACTICE}")

    page.locator(LINK).click()

    assert page.url == f"{server}hu/search/"
    assert not page.locator("main .hub-search").is_visible()
    advice = page.locator("main noscript p")
    assert advice.is_visible()
    assert advice.text_content() == LANGUAGES["hu"].strings["search.no_script"]
    assert page.locator("main .hub-text li a:visible").count() == 5


@pytest.mark.parametrize(("code", "scheme", "width"), IN_EACH_LANGUAGE)
def test_the_open_search_is_accessible_and_fits(seven_server, open_page, code, scheme, width):
    page = open_page(width=width, color_scheme=scheme)
    watch = Watch(page, seven_server)
    misspelt = {"en": "vouchr", "fr": "barométre", "ro": "jandamri", "fi": "haavoituvuus", "hr": "Rjeka", "it": "gendrami", "hu": "csenörök"}  # fmt: skip

    open_dialog(page, f"{seven_server}{SEVEN_LANGUAGES[code].prefix}{PRACTICE}", misspelt[code])
    load_axe(page)

    assert find_violations(page) == []
    assert page.get_by_role("dialog", name=SEVEN_LANGUAGES[code].strings["search.title"]).is_visible()
    for narrow in (width, 320):
        page.set_viewport_size({"width": narrow, "height": 640})
        assert page.evaluate("document.querySelector('dialog').scrollWidth <= innerWidth"), page.evaluate(TOO_WIDE)
    assert watch.taken() == []
