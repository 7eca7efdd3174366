"""Every practice on a phone and on paper, in the languages with the longest words; one visit of each serves all."""

from statistics import median
from typing import Any, NamedTuple

import pytest

from tests.axe import find_violations, load_axe
from tests.looks import PHONE, longest
from tests.pages import SEVEN_LANGUAGES, record_ids
from tests.visiting import enlarged_faults

pytestmark = pytest.mark.browser

HEIGHT = 740
A4 = 673
"""The width of A4 in CSS px between the margins of print/pages.css."""
STARTS = """names => Object.fromEntries(names.map((name) => (
  [name, document.querySelector(name).getBoundingClientRect().top / innerHeight]
)))"""
OVERPRINTED = """() => {
  const boxes = [];
  const add = (of, node, rects) => {
    for (const {top, bottom, left, right} of rects) if (right - left > 1) boxes.push({of, node, top, bottom, left, right});
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const {currentNode: node} = texts, range = document.createRange();
    if (!node.data.trim() || !node.parentElement.checkVisibility() || node.parentElement.closest(".hub-hidden")) continue;
    range.selectNodeContents(node);
    add(node.data.trim(), node, range.getClientRects());
  }
  // An address that only paper shows is no text of the page.
  for (const link of document.querySelectorAll("a[href^=http]")) {
    if (getComputedStyle(link, "::after").content !== "none") add(link.href, link, link.getClientRects());
  }
  boxes.sort((one, other) => one.top - other.top);
  return boxes.flatMap((one, place) => {
    const near = boxes.slice(place + 1).filter(({node, top, bottom, left, right}) => (
      node !== one.node && !node.contains(one.node) && !one.node.contains(node)
      && Math.min(one.bottom, bottom) - top > 6 && Math.min(one.right, right) - Math.max(one.left, left) > 2
    ));
    return near.map(({of}) => `${one.of} / ${of}`);
  });
}"""
"""What lies on top of what: text and printed addresses whose boxes share more than the space between lines."""


class Seen(NamedTuple):
    """A practice: where its parts begin on a phone, in screens, and what is wrong there and on paper."""

    starts: dict[str, float]
    targets: list[str]
    enlarged: list[str]
    printed: list[str]


@pytest.fixture(scope="module", params=longest(SEVEN_LANGUAGES))
def practices(request: pytest.FixtureRequest, seven_server: str, browser: Any) -> dict[str, Seen]:
    """All practices in one language, seen in one visit each by a reader of that language."""
    language = SEVEN_LANGUAGES[request.param]
    context = browser.new_context(viewport={"width": PHONE, "height": HEIGHT}, locale=language.tag)
    page = context.new_page()
    found = {}
    for identifier in record_ids()["practices"]:
        page.goto(f"{seven_server}{language.prefix}practices/{identifier}/")
        found[identifier] = _look_at(page)
    context.close()
    return found


def _look_at(page: Any) -> Seen:
    load_axe(page)
    starts = page.evaluate(STARTS, [".hub-short", "#problem", "#facts", "#ask"])
    targets = find_violations(page, layout=True)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": HEIGHT})
    printed = page.evaluate(OVERPRINTED)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    return Seen(starts, targets, [*enlarged_faults(page)], printed)


def test_a_practice_is_told_in_short_then_its_story_then_whom_to_ask(practices):
    for identifier, seen in practices.items():
        assert seen.starts[".hub-short"] < 1, identifier
        assert seen.starts["#problem"] < seen.starts["#facts"] < seen.starts["#ask"], identifier


def test_the_story_begins_within_1_6_screens_of_a_phone(practices):
    assert median(seen.starts["#problem"] for seen in practices.values()) <= 1.6


def test_fingers_find_every_link(practices):
    assert {identifier: seen.targets for identifier, seen in practices.items() if seen.targets} == {}


def test_letters_twice_as_large_fit_a_phone(practices):
    assert {identifier: seen.enlarged for identifier, seen in practices.items() if seen.enlarged} == {}


def test_nothing_is_printed_over_something_else(practices):
    assert {identifier: seen.printed for identifier, seen in practices.items() if seen.printed} == {}
