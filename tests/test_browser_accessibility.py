"""Pages of every kind in a browser: what axe-core finds, what is asked of the network, stored, shown at first sight.

`make test` takes one page of each kind: on a phone in the two languages with the longest words, wide in another
(tests/looks.py). `make audit` takes every page in seven languages, in both schemes at both widths.
"""

import pytest

from tests.axe import find_violations, load_axe
from tests.kinds import KINDS, NOWHERE
from tests.looks import AUDIT, IN_EACH_LANGUAGE, PHONE, SCHEMES, longest, seen
from tests.pages import SEVEN_LANGUAGES, expected_paths
from tests.visiting import Watch, visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_pages_are_accessible_quiet_and_fit(code, seven_server, open_page):
    paths = (*expected_paths(), NOWHERE) if AUDIT else KINDS
    page = open_page()
    watch = Watch(page, seven_server)

    faults = [
        fault
        for language, path, looks in seen(SEVEN_LANGUAGES, paths)
        if language == code
        for fault in visit(page, watch, seven_server + SEVEN_LANGUAGES[code].prefix + path, looks)
    ]

    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize(("code", "scheme", "width"), IN_EACH_LANGUAGE)
def test_the_open_menu_is_accessible(seven_server, open_tab, code, scheme, width):
    page = open_tab(width=width, color_scheme=scheme)
    page.goto(seven_server + SEVEN_LANGUAGES[code].prefix)
    page.locator(".hub-menu__button").click()
    load_axe(page)

    assert find_violations(page) == []


def test_every_kind_is_seen_on_a_phone_in_the_two_longest_languages():
    looks = seen(SEVEN_LANGUAGES, KINDS)
    phones = {(code, path) for code, path, looked in looks if PHONE in {look.width for look in looked}}

    assert set(longest(SEVEN_LANGUAGES)) == {"fi", "hu"}
    assert phones >= {(code, path) for code in ("fi", "hu") for path in KINDS}


def test_contrast_of_every_kind_is_looked_at_in_both_schemes():
    looks = seen(SEVEN_LANGUAGES, KINDS)
    schemes = {(path, look.scheme) for _, path, looked in looks for look in looked if not look.layout}

    assert schemes == {(path, scheme) for path in KINDS for scheme in SCHEMES}
