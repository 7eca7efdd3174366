"""Every practice on a phone and on paper, in the languages with the longest words; one visit of each serves all."""

from statistics import median
from typing import Any, NamedTuple

import pytest

from tests.axe import find_violations, load_axe
from tests.looks import PHONE, longest
from tests.pages import SEVEN_LANGUAGES, record_ids
from tests.printed import overprinted
from tests.visiting import enlarged_faults

pytestmark = pytest.mark.browser

HEIGHT = 740
STARTS = """names => Object.fromEntries(names.map((name) => (
  [name, document.querySelector(name).getBoundingClientRect().top / innerHeight]
)))"""


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
    printed = overprinted(page.pdf(prefer_css_page_size=True))
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


def test_what_is_printed_over_something_else_is_found(seven_server, open_page):
    page = open_page(bypass_csp=True)
    page.goto(f"{seven_server}practices/osmose-occitanie/")
    page.add_style_tag(content="@media print { .hub-figure__source { margin-block-start: -2.5rem } }")

    assert overprinted(page.pdf(prefer_css_page_size=True))
