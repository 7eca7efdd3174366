"""Words and addresses of 60 to 300 letters in every text: no page is wider than a phone, and ordinary words stay whole."""

import pytest

from tests.awkward import CHANGED, LETTERS, awkward
from tests.conftest import serve
from tests.looks import AUDIT
from tests.visiting import IS_TOO_WIDE, TOO_WIDE

__all__ = ["awkward"]
pytestmark = [pytest.mark.browser, pytest.mark.build]

COMPARED = f"compare/?ids={CHANGED['practices']},breizh-cyber"
PAGES = (
    *("", "about/", "overview/", "glossary/", "legal/", "support/", "evidence/"),
    *(f"{name}/" for name in CHANGED),
    *(f"{name}/{identifier}/" for name, identifier in CHANGED.items()),
    *("practices/breizh-cyber/", "practices/partner/bretagne-next/", "practices/?theme=youth", COMPARED, "nowhere/"),
    *("fr/about/", "fr/overview/", "fr/compare/?ids=osmose-occitanie,breizh-cyber,taisto", "hu/glossary/"),
    *(f"hu/{name}/{identifier}/" for name, identifier in CHANGED.items()),
)
OPENED = """() => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
}"""
# Lines of text that lie on each other, and parts that are wider than the place they have. A drawing clips its own,
# and what lies beneath the bar of an open panel is scrolled from under it.
FAULTS = """() => {
  const isSeen = (element) => !element.closest("svg, pre, dialog, input, .hub-menu, .hub-hidden, .hub-chart__caption, .hub-matrix__head, .hub-browse__done")
    && element.checkVisibility({visibilityProperty: true}) && element.clientWidth !== 1;
  const lines = [], faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const {currentNode: node} = walker;
    if (!node.data.trim() || !isSeen(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 3) lines.push([box, node]);
  }
  lines.sort(([one], [other]) => one.top - other.top);
  lines.forEach(([one, node], place) => {
    for (let next = place + 1; next < lines.length; next += 1) {
      const [other, later] = lines[next];
      if (other.top > one.bottom) break;
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (node !== later && wide > 2 && high > 0.6 * Math.min(one.height, other.height)) {
        faults.push(`on each other: ${node.data.trim().slice(0, 20)} | ${later.data.trim().slice(0, 20)}`);
      }
    }
  });
  for (const element of document.querySelectorAll("body *")) {
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 2 && isSeen(element)
      && getComputedStyle(element).display !== "inline") faults.push(`too wide: ${element.tagName}.${element.className}`);
  }
  return [...new Set(faults)].slice(0, 5);
}"""
# Without hyphenation, so that a word on two lines is one that was cut.
CUT = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const {currentNode: node} = walker, element = node.parentElement;
    const isAside = element.closest("svg, .hub-hidden, dialog, .hub-menu, .hub-chart__caption, code, pre");
    if (isAside || !element.checkVisibility({visibilityProperty: true})) continue;
    for (const {0: word, index} of node.data.matchAll(/[\\p{L}\\p{M}’]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].filter(({width}) => width).map(({top}) => Math.round(top / 4)));
      if (lines.size > 1) found.push(`${word} in ${element.tagName}.${element.className}`);
    }
  }
  return [...new Set(found)];
}"""


@pytest.fixture(scope="module")
def awkward_server(awkward):
    with serve(awkward) as address:
        yield address


def wait_for_words(page, path):
    """Until script has filled what it fills."""
    if "compare/" in path:
        page.locator(".hub-comparison__shown:not([hidden]) thead th").first.wait_for()


def widths_of(path):
    """The narrowest and a wide one; what lies between is looked at on every third page, in an audit on all."""
    return (320, 360, 768) if AUDIT or PAGES.index(path) % 3 == 0 else (320, 768)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_long_words_is_no_wider_than_a_phone(awkward_server, open_tab, path):
    page = open_tab(width=320)
    page.goto(awkward_server + path)
    wait_for_words(page, path)
    page.evaluate(OPENED)

    for width in widths_of(path):
        page.set_viewport_size({"width": width, "height": 640})
        assert not page.evaluate(IS_TOO_WIDE), (width, page.evaluate(TOO_WIDE))
        assert page.evaluate(FAULTS) == [], width


def test_results_of_long_words_and_the_tray_are_no_wider_than_a_phone(awkward_server, open_tab):
    page = open_tab(width=320)
    page.goto(f"{awkward_server}search/?q={LETTERS[:60].lower()}")
    page.locator(".hub-result").first.wait_for()
    assert not page.evaluate(IS_TOO_WIDE), page.evaluate(TOO_WIDE)
    assert page.evaluate(FAULTS) == []

    page.goto(awkward_server + f"practices/{CHANGED['practices']}/")
    page.locator(".hub-choose").first.click()
    page.locator(".hub-tray").wait_for()
    assert not page.evaluate(IS_TOO_WIDE), page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("path", ["about/", f"practices/{CHANGED['practices']}/", f"events/{CHANGED['events']}/"])
def test_paper_is_wide_enough(awkward_server, open_tab, path):
    page = open_tab(width=672)  # 178 mm, what the margins of print/pages.css leave of A4
    page.emulate_media(media="print")
    page.goto(awkward_server + path)

    assert not page.evaluate(IS_TOO_WIDE), page.evaluate(TOO_WIDE)


@pytest.mark.parametrize(
    "path", ["", "overview/", "glossary/", "practices/breizh-cyber/", "events/", COMPARED, "partners/"]
)
@pytest.mark.parametrize("code", ["", "hu/"])
def test_ordinary_words_are_never_cut_on_a_wide_screen(server, open_page, code, path):
    page = open_page(width=1280, bypass_csp=True)
    page.goto(server + code + path)
    wait_for_words(page, path)
    page.evaluate(OPENED)
    page.add_style_tag(content="* { hyphens: none !important }")

    assert page.evaluate(CUT) == []


def test_ordinary_words_are_still_hyphenated(server, open_tab):
    page = open_tab(width=360)
    page.goto(server + "hu/practices/breizh-cyber/")

    assert page.evaluate("getComputedStyle(document.querySelector('.hub-text p')).hyphens") == "auto"
