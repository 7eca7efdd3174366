"""The weight of a first view: what a page asks for, compressed as GitHub Pages does, against its budget."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response

from tests.kinds import KINDS
from tests.looks import longest, turns
from tests.pages import SEVEN_LANGUAGES

pytestmark = pytest.mark.browser

KIB = 1024
BUDGET = 100
"""HTML, styles, scripts and pictures of a first view, in KiB."""
FONTS = 40
REQUESTS = 12


def first_view(page: Page, address: str) -> Mapping[str, int]:
    """Address to compressed size in bytes of all that a new page, without what others left behind, loads by itself."""
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="load")
    sizes = {answer.url: _transferred(answer) for answer in answers}
    page.close()
    return sizes


def over_budget(loaded: Mapping[str, int]) -> list[str]:
    """In which of the three a first view is too heavy."""
    fonts = sum(size for url, size in loaded.items() if urlsplit(url).path.endswith(".woff2"))
    rest = sum(loaded.values()) - fonts
    measured = {"KiB without fonts": (rest / KIB, BUDGET), "KiB of fonts": (fonts / KIB, FONTS), "requests": (len(loaded), REQUESTS)}  # fmt: skip
    return [f"{size:.1f} {name}, {most} at most" for name, (size, most) in measured.items() if size > most]


def _transferred(answer: Response) -> int:
    if urlsplit(answer.url).path.endswith(".woff2"):
        return int(answer.headers["content-length"])  # the body of one that a frame asks for once more is not kept
    return len(gzip.compress(answer.body(), 6))


@pytest.mark.parametrize(
    ("loaded", "expected"),
    [
        ({"/": 100 * KIB, "/a.woff2": 40 * KIB}, []),
        ({"/": 60 * KIB, "/hub.css": 41 * KIB}, ["101.0 KiB without fonts, 100 at most"]),
        ({"/a.woff2": 30 * KIB, "/b.woff2": 12 * KIB}, ["42.0 KiB of fonts, 40 at most"]),
        ({f"/{number}": 1 for number in range(13)}, ["13.0 requests, 12 at most"]),
    ],
)
def test_each_part_of_the_budget_is_measured(loaded, expected):
    assert over_budget(loaded) == expected


def test_a_first_view_keeps_within_its_budget_in_the_longest_languages(seven_server, open_page):
    addresses = [SEVEN_LANGUAGES[code].prefix + path for path, code in turns(KINDS, longest(SEVEN_LANGUAGES))]
    context = open_page(width=360).context
    views = {address: first_view(context.new_page(), seven_server + address) for address in addresses}

    assert {address: faults for address, loaded in views.items() if (faults := over_budget(loaded))} == {}
