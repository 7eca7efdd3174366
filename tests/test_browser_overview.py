"""The map, charts, time line and matrix in a browser: keyboard, room for every label, schemes, narrow screens."""

import pytest

from tests.axe import violations_in
from tests.looks import once_per_scheme
from tests.pages import SEVEN_LANGUAGES

pytestmark = pytest.mark.browser

PICTURED = ("", "partners/", "overview/", "practices/osmose-occitanie/")
"""Pages with a map or another picture."""

OVERLAPS = """(name) => {
  const drawing = document.querySelector(`.hub-map__drawing--${name}`), frame = drawing.getBoundingClientRect();
  const parts = [...drawing.querySelectorAll(".hub-map__label, .hub-map__shape")].map((part) => (
    {name: part.textContent || part.closest("a").getAttribute("aria-label"), box: part.getBoundingClientRect()}
  ));
  const faults = [];
  for (const [i, {name, box}] of parts.entries()) {
    if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push(`${name} is cut`);
    for (const {name: other, box: there} of parts.slice(i + 1)) {
      const apart = box.right <= there.left || there.right <= box.left || box.bottom <= there.top || there.bottom <= box.top;
      if (!apart) faults.push(`${name} covers ${other}`);
    }
  }
  return faults;
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll("main .hub-map__drawing a, main .hub-timeline__drawing a")]
  .map((link) => [link.getAttribute("aria-label"), link.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 23.5 || box.height < 23.5))
  .map(([name, box]) => `${name}: ${box.width} × ${box.height}`)"""
VISIBLE_LINKS = """() => [...document.querySelectorAll("main svg a")]
  .filter((link) => link.getBoundingClientRect().width).map((link) => link.getAttribute("aria-label"))"""


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_no_label_covers_a_mark_or_another_label(seven_server, open_tab, code):
    page = open_tab()
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}overview/")
    page.evaluate("document.fonts.ready")
    for width, name in ((1280, "wide"), (1024, "wide"), (768, "wide"), (360, "narrow"), (320, "narrow")):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate(OVERLAPS, name) == [], width
        assert page.evaluate(SMALL_TARGETS) == [], width


@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_reaches_every_mark_of_the_map_and_the_time_line(server, open_tab, width):
    page = open_tab(width=width)
    page.goto(f"{server}overview/")
    wanted = page.evaluate(VISIBLE_LINKS)
    reached = []
    page.locator("h1").click()

    for _ in range(250):
        if len(reached) == len(wanted):
            break
        page.keyboard.press("Tab")
        name, inside = page.evaluate(
            "[document.activeElement.getAttribute('aria-label'), !!document.activeElement.closest('main svg')]"
        )
        if inside:
            reached.append(name)
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", name

    assert len(wanted) > 15
    assert reached == wanted


def test_a_number_on_the_map_opens_the_list_at_its_country(server, open_tab):
    page = open_tab(width=1280)
    page.goto(server)
    rennes = page.locator(".hub-map__drawing--wide a[href='#map-fr']").first
    assert not page.locator("#map-fr").is_visible()

    rennes.press("Enter")

    assert page.locator("#map-fr").is_visible()


def test_a_single_mark_leads_to_its_page_without_script(server, open_page):
    page = open_page(width=360, java_script_enabled=False)
    page.goto(f"{server}hu/overview/")

    page.locator(".hub-map__drawing--narrow a[href$='wallonia-cyber-cheque/']").click()

    assert page.url == f"{server}hu/practices/wallonia-cyber-cheque/"


@pytest.mark.parametrize(("code", "path", "looks"), once_per_scheme(SEVEN_LANGUAGES, PICTURED))
def test_pictures_are_accessible_with_their_list_open(seven_server, open_tab, code, path, looks):
    page = open_tab(width=looks[0].width)
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}{path}")
    page.evaluate("for (const part of document.querySelectorAll('details.hub-map__list')) part.open = true")

    assert violations_in(page, looks) == []


@pytest.mark.parametrize("path", ["overview/", "practices/osmose-occitanie/"])
def test_nothing_is_wider_than_a_narrow_screen(seven_server, open_tab, path):
    page = open_tab(width=320)
    for language in SEVEN_LANGUAGES.values():
        page.goto(f"{seven_server}{language.prefix}{path}")

        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, language.code


def test_forced_colours_keep_marks_bars_and_numbers_apart(server, open_page):
    page = open_page(width=1280, forced_colors="active")
    page.goto(f"{server}overview/")
    colours = page.evaluate(
        """() => [".hub-map__drawing--wide .hub-map__shape", ".hub-map__number", ".hub-chart__length", ".hub-map__land"]
        .map((part) => getComputedStyle(document.querySelector(part)).fill)"""
    )

    shape, number, bar, land = colours
    assert shape != number
    assert shape != land
    assert bar != land


def test_the_matrix_keeps_its_headers_on_a_phone(server, open_tab):
    page = open_tab(width=360)
    page.goto(f"{server}overview/")
    table = page.get_by_role("table").filter(has=page.locator(".hub-matrix__row"))

    assert table.get_by_role("columnheader").count() == 8
    row = table.get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").count() == 1
    assert row.locator(".hub-matrix__where").first.is_visible()
