"""A practice on a phone: its first screens, in the languages with the longest words."""

from statistics import median

import pytest

from tests.looks import PHONE, longest
from tests.pages import SEVEN_LANGUAGES, record_ids

pytestmark = pytest.mark.browser

HEIGHT = 740
TOPS = """ids => ids.map((id) => document.getElementById(id).getBoundingClientRect().top / innerHeight)"""


@pytest.mark.parametrize("code", longest(SEVEN_LANGUAGES))
def test_the_story_begins_within_1_6_screens_and_what_a_practice_is_before_it(seven_server, open_page, code):
    language = SEVEN_LANGUAGES[code]
    page = open_page(width=PHONE, height=HEIGHT, locale=language.tag)
    tops = []
    for identifier in record_ids()["practices"]:
        page.goto(f"{seven_server}{language.prefix}practices/{identifier}/")
        problem, facts, ask = page.evaluate(TOPS, ["problem", "facts", "ask"])
        short = page.locator(".hub-short").bounding_box()
        assert short["y"] < HEIGHT, f"{identifier}: in short begins below the first screen"
        assert problem < facts < ask, identifier
        tops.append(problem)

    assert median(tops) <= 1.6
