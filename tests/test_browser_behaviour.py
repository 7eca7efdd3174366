"""What a visitor does on a page: keyboard, menus, the scheme, without script, on paper, with settings of their own."""

import re

import pytest

from tests.kinds import KINDS, NOWHERE
from tests.looks import AUDIT, SCHEMES, longest, turns
from tests.pages import LANGUAGES, SEVEN_LANGUAGES
from tests.visiting import IS_TOO_WIDE, TOO_WIDE, Watch

pytestmark = pytest.mark.browser

PRACTICE = "practices/osmose-occitanie/"
LONG = "events/kickoff-rennes-2025/"
WIDE_AND_NARROW = (1280, 360)
LONG_WORDS = tuple(SEVEN_LANGUAGES) if AUDIT else longest(SEVEN_LANGUAGES)
"""Where text is looked for that does not fit."""
BUTTON = ".hub-menu__button"
CHANGED_BY_SCRIPT = "main .hub-scripted, main noscript, .hub-browse__panel, .hub-browse__bar"
GROUND = "getComputedStyle(document.documentElement).getPropertyValue('--hub-ground').trim()"
FOCUSED = "document.activeElement.className || document.activeElement.id || document.activeElement.tagName"
TEXT_SPACING = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
"""
CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
  const {overflowX, overflowY, display} = getComputedStyle(element);
  const hides = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
  const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  return hides && cut && display !== "inline" && element.clientWidth > 1;
}).map((element) => `${element.tagName.toLowerCase()}.${element.className}`)"""
"""Elements that hide a part of their text; those of 1 px are for screen readers alone."""


def press_until(page, key: str, selector: str) -> None:
    for _ in range(30):
        page.keyboard.press(key)
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"{key} never reaches {selector}")


@pytest.mark.parametrize("width", WIDE_AND_NARROW)
def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(server, open_page, width):
    page = open_page(width=width, bypass_csp=True)
    page.goto(f"{server}hu/{PRACTICE}")

    page.keyboard.press("Tab")
    skip = page.locator(".hub-skip:focus")
    page.wait_for_function("document.activeElement.getBoundingClientRect().top >= 0")
    assert skip.is_visible()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", WIDE_AND_NARROW)
def test_every_stop_of_the_keyboard_is_seen(server, open_page, width):
    page = open_page(width=width, bypass_csp=True)
    page.goto(f"{server}hu/{LONG}")

    stops = page.locator("a[href]:visible, summary:visible, input:visible, button:visible").count()
    for number in range(stops):
        page.keyboard.press("Tab")
        page.wait_for_function("document.activeElement.getBoundingClientRect().bottom > 0")
        seen = page.evaluate("""() => {
          const box = document.activeElement.getBoundingClientRect();
          const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
          return box.width > 0 && box.bottom <= innerHeight + 1 && outlineStyle !== "none" && outlineWidth !== "0px";
        }""")
        assert seen, (number, page.evaluate("document.activeElement.outerHTML"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


@pytest.mark.parametrize("width", WIDE_AND_NARROW)
def test_the_menu_opens_by_keyboard_and_escape_gives_the_focus_back(server, open_tab, width):
    page = open_tab(width=width)
    page.goto(f"{server}hu/{PRACTICE}")
    menu = page.locator("details.hub-menu")

    press_until(page, "Tab", BUTTON)
    page.keyboard.press("Enter")
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Tab")
    assert page.locator(".hub-menu__panel a:focus").is_visible()
    page.keyboard.press("Escape")

    assert menu.get_attribute("open") is None
    assert page.locator(f"{BUTTON}:focus").count() == 1


def test_the_menu_closes_when_the_focus_or_a_click_leaves_it(server, open_tab):
    page = open_tab()
    page.goto(f"{server}fr/{PRACTICE}")
    menu = page.locator("details.hub-menu")

    press_until(page, "Tab", BUTTON)
    page.keyboard.press("Enter")
    press_until(page, "Tab", "main a")
    assert menu.get_attribute("open") is None
    page.locator(BUTTON).click()
    assert menu.get_attribute("open") is not None
    page.locator("h1").click(position={"x": 2, "y": 2})
    assert menu.get_attribute("open") is None


@pytest.mark.parametrize("width", WIDE_AND_NARROW)
def test_the_open_menu_lies_whole_in_the_page(seven_server, open_tab, width):
    page = open_tab(width=width)
    for code, language in SEVEN_LANGUAGES.items():
        page.goto(seven_server + language.prefix)
        page.locator(BUTTON).click()

        box = page.locator(".hub-menu__panel").bounding_box()
        assert box
        assert box["x"] >= 0, code
        assert box["x"] + box["width"] <= width, code
        assert not page.evaluate(IS_TOO_WIDE), code


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_menu_leads_to_the_same_page(server, open_tab, code):
    start = "hu" if code == "en" else "en"
    page = open_tab(width=360)
    page.goto(f"{server}{LANGUAGES[start].prefix}{LONG}")

    page.locator(BUTTON).click()
    page.locator(f".hub-languages a[lang='{LANGUAGES[code].tag}']").click()
    page.wait_for_url(f"{server}{LANGUAGES[code].prefix}{LONG}")

    assert page.locator("html").get_attribute("lang") == LANGUAGES[code].tag
    page.locator(BUTTON).click()
    assert page.locator(".hub-languages a[aria-current]").get_attribute("lang") == LANGUAGES[code].tag


@pytest.mark.parametrize(("device", "choice"), [("light", "dark"), ("dark", "light")])
def test_the_scheme_is_kept_only_after_the_choice_and_forgotten_on_request(server, open_page, device, choice):
    page, other = open_page(color_scheme=device), open_page(color_scheme=choice)
    page.goto(f"{server}fr/{PRACTICE}")
    other.goto(f"{server}fr/{PRACTICE}")
    of_device, of_choice = page.evaluate(GROUND), other.evaluate(GROUND)
    assert of_device != of_choice

    page.reload()
    assert page.evaluate("localStorage.length") == 0
    choose(page, choice)
    assert page.evaluate(GROUND) == of_choice
    page.goto(f"{server}hu/")
    assert page.evaluate(GROUND) == of_choice
    assert page.evaluate("Object.keys(localStorage)") == ["hub-scheme"]

    choose(page, "auto")
    assert page.evaluate(GROUND) == of_device
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert page.evaluate(GROUND) == of_device


def choose(page, scheme: str) -> None:
    page.locator(BUTTON).click()
    page.locator(f".hub-scheme input[value={scheme}]").check()
    assert page.locator(".hub-scheme input:checked").get_attribute("value") == scheme


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_404_page_speaks_the_language_of_the_address(server, open_tab, code):
    page = open_tab(width=360)

    answer = page.goto(f"{server}{LANGUAGES[code].prefix}{NOWHERE}")

    assert answer.status == 404
    assert page.locator("main section:visible").evaluate_all("all => all.map(({lang}) => lang)") == [
        LANGUAGES[code].tag
    ]
    assert page.locator("html").get_attribute("lang") == LANGUAGES[code].tag
    page.locator("main section:visible .hub-doors a").first.click()
    page.wait_for_url(f"{server}{LANGUAGES[code].prefix}practices/")


def test_the_404_page_shows_every_language_without_script(server, open_page):
    page = open_page(java_script_enabled=False)

    page.goto(f"{server}hu/{NOWHERE}")

    shown = page.locator("main section").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.lang)"
    )
    assert shown == [language.tag for language in LANGUAGES.values()]


@pytest.mark.parametrize("width", WIDE_AND_NARROW)
def test_every_kind_of_page_is_complete_without_script(server, open_page, width):
    page, scripted = (open_page(width=width, java_script_enabled=script) for script in (False, True))
    for path, seen_at in turns(KINDS[:-1], WIDE_AND_NARROW):
        if path == "search/" or seen_at != width:
            continue  # tests/test_search_box.py says what stands there without script
        page.goto(f"{server}fr/{path}")
        scripted.goto(f"{server}fr/{path}")
        for one in (page, scripted):  # what script adds, and the facets, which are links without it and a form with it
            one.evaluate(f"document.querySelectorAll('{CHANGED_BY_SCRIPT}').forEach((part) => part.remove())")
        assert page.locator("main").inner_text() == scripted.locator("main").inner_text()
        assert page.locator("main h1").is_visible()
        page.locator(BUTTON).click()
        assert page.locator(".hub-languages a:visible").count() == len(LANGUAGES)
        assert page.locator(".hub-menu__list a[href$='/events/']:visible").count() == 1
        assert not page.locator(".hub-scheme").is_visible(), "the choice of scheme needs script"


@pytest.mark.parametrize("code", LONG_WORDS)
def test_pages_bear_larger_text_and_wider_spacing(seven_server, open_page, code):
    page = open_page(bypass_csp=True)
    devtools = page.context.new_cdp_session(page)
    faults = []
    for path in [path for path, language in turns(KINDS, LONG_WORDS) if language == code]:
        page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}{path}")
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        faults += state_faults(page, f"{path} at 200 %", (1280, 640))
        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
        page.add_style_tag(content=TEXT_SPACING)
        faults += state_faults(page, f"{path} spaced", (1280, 360, 320))

    assert faults == [], "\n".join(faults)


def state_faults(page, state: str, widths: tuple[int, ...]) -> list[str]:
    faults = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate(IS_TOO_WIDE):
            faults.append(f"{state}: wider than {width} px: {page.evaluate(TOO_WIDE)}")
        faults += [f"{state}: text cut at {width} px: {element}" for element in page.evaluate(CLIPPED)]
    return faults


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_bear_forced_colours_and_less_motion(server, open_page, scheme):
    page = open_page(width=360, color_scheme=scheme, forced_colors="active", reduced_motion="reduce")
    watch = Watch(page, server)
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
      const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element);
      return parseFloat(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
    }).map(({className}) => className)"""
    for path in [path for path, seen_in in turns(KINDS[:-1], SCHEMES) if seen_in == scheme]:
        page.goto(f"{server}hu/{path}")
        assert not page.evaluate(IS_TOO_WIDE), path
        assert page.evaluate(moving) == [], path
    assert watch.taken() == []
    press_until(page, "Tab", BUTTON)
    assert page.locator(BUTTON).evaluate("(button) => getComputedStyle(button).outlineStyle") != "none"


@pytest.mark.parametrize("path", ["", PRACTICE])
def test_no_rule_crosses_the_emblem_on_paper(server, open_tab, path):
    page = open_tab(width=360)
    page.goto(f"{server}fr/{path}")
    drawn = "(name) => getComputedStyle(name, '::before').content"
    assert page.locator(".hub-brand").evaluate(drawn) == '""'

    page.emulate_media(media="print")

    assert page.locator(".hub-brand").evaluate(drawn) == "none"


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_the_first_screen_of_a_phone_says_what_the_site_is_and_begins_the_first_way_in(seven_server, open_page, code):
    page = open_page(width=360, locale=SEVEN_LANGUAGES[code].tag)
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}")

    assert page.locator(".hub-preview:visible").count() == 1
    assert page.locator(".hub-door").first.bounding_box()["y"] < 640


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_practice_prints_without_menus_and_with_its_sources_written_out(server, open_tab, scheme):
    page = open_tab(color_scheme=scheme)
    page.goto(f"{server}fr/{PRACTICE}")
    page.emulate_media(media="print")

    for menu in (".hub-skip", ".hub-header__menu", ".hub-menu", ".hub-breadcrumb", ".hub-footer__menu"):
        assert page.locator(menu).count()
        assert page.locator(f"{menu}:visible").count() == 0, menu
    assert page.locator(".hub-funding__emblem").is_visible()
    assert page.evaluate(GROUND) == "#fff"
    sources = page.locator(".hub-sources__list a")
    assert sources.count()
    for link in sources.all():
        written = link.evaluate("(link) => getComputedStyle(link, '::after').content")
        assert link.get_attribute("href") in written


def test_a_practice_becomes_a_few_pages_of_a4(server, open_tab):
    page = open_tab(color_scheme="dark")
    page.goto(f"{server}hu/{PRACTICE}")

    paper = page.pdf(prefer_css_page_size=True)

    assert paper.startswith(b"%PDF")
    assert 2 <= len(re.findall(rb"/Type /Page\b", paper)) <= 6
    sizes = {tuple(round(float(n)) for n in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", paper)}
    assert sizes <= {(0, 0, 595, 842), (0, 0, 596, 842), (0, 0, 595, 841)}


@pytest.mark.parametrize("width", [480, 600, 768, 1100])
def test_the_menu_never_stands_between_the_emblem_and_the_name(seven_server, open_tab, width):
    page = open_tab(width=width)
    for code in ("en", *longest(SEVEN_LANGUAGES)):
        page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}practices/")
        menu, name = (page.locator(part).bounding_box() for part in (".hub-menu__button", ".hub-brand"))

        assert menu["x"] > name["x"] + name["width"] or menu["y"] + menu["height"] <= name["y"], code
