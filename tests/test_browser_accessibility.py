"""Pages of every kind in a browser: what axe-core finds, what is asked of the network, stored, shown at first sight.

`make test` takes one page of each kind in each language, light at 1280 px or dark at 360 px by turns; `make audit` takes
every page in both schemes at both widths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request

from tests.axe import find_violations, load_axe
from tests.looks import AUDIT, SAMPLE, looks
from tests.pages import LANGUAGES, WRITTEN, expected_paths

pytestmark = pytest.mark.browser

NOWHERE = "nowhere/deep/"
RECORDS = (
    "practices/osmose-occitanie/",
    "partners/bretagne-next/",
    "organisations/cyberocc/",
    "events/kickoff-rennes-2025/",
    "events/start-2025-05/",
    "practices/theme/youth/",
)
"""A practice, a partner, an organisation, an event with a programme, a milestone, a list by subject."""
KINDS = (*WRITTEN, *RECORDS, NOWHERE)
NARROWEST = 320
EMBLEM_HEIGHT = 38
"""1 cm in CSS px, the least that the Commission's rules allow."""

STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
  ...(await indexedDB.databases()).map(({name}) => name), ...(await caches.keys()),
].filter(Boolean)"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width && box.right > innerWidth + 0.5 && getComputedStyle(element).position !== "absolute";
}).map((element) => `${element.tagName.toLowerCase()}.${element.className}`).slice(0, 3)"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_are_accessible_quiet_and_fit(code, server, open_page):
    paths = (*expected_paths(), NOWHERE) if AUDIT else KINDS
    page = open_page()
    watch = Watch(page, server)
    first = list(LANGUAGES).index(code)

    faults = [
        fault
        for turn, path in enumerate(paths, first)
        for fault in visit(page, watch, server + LANGUAGES[code].prefix + path, looks(turn))
    ]

    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize(("scheme", "width"), SAMPLE)
def test_the_open_menu_is_accessible(server, open_page, scheme, width):
    page = open_page(width=width, color_scheme=scheme)
    for language in LANGUAGES.values():
        page.goto(server + language.prefix)
        page.locator(".hub-menu__button").click()
        load_axe(page)

        assert find_violations(page) == [], language.code


class Watch:
    """Notes what a page asks for, fails to get, and complains of."""

    def __init__(self, page: Page, server: str) -> None:
        self.server = server
        self.faults: list[str] = []
        page.on("request", self._request)
        page.on("requestfailed", self._failed)
        page.on("response", lambda got: got.status < 400 or self._missing(got.request, got.status))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))

    def taken(self) -> list[str]:
        """The faults since the last call."""
        faults, self.faults = self.faults, []
        return faults

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.server, "data:")):
            self.faults.append(f"asked another host: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page was asked for before the icon had come
            self.faults.append(f"{request.failure}: {request.url}")

    def _missing(self, request: Request, status: int) -> None:
        if not request.url.endswith(NOWHERE):
            self.faults.append(f"status {status}: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if not message.location["url"].endswith(NOWHERE):
            self.faults.append(f"console: {message.text}")


def visit(page: Page, watch: Watch, address: str, seen_as: Iterable[tuple[str, int]]) -> Iterator[str]:
    """All that is wrong at an address, seen in one visit, by axe-core in these schemes and widths."""
    page.set_viewport_size({"width": 1280, "height": 800})
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    assert (answer.status == 404) == address.endswith(NOWHERE), address
    yield from (f"{address}: stored on loading: {key}" for key in page.evaluate(STORED))
    load_axe(page)
    for scheme, width in seen_as:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 640})
        yield from (f"{address} {scheme} {width}: {found}" for found in find_violations(page))
    for width in (1280, 360, NARROWEST):
        page.set_viewport_size({"width": width, "height": 640})
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            yield f"{address}: wider than {width} px: {page.evaluate(TOO_WIDE)}"
    yield from (f"{address}: {fault}" for fault in support_faults(page))
    yield from (f"{address}: {fault}" for fault in watch.taken())


def support_faults(page: Page) -> Iterator[str]:
    """The emblem of the Union and its statement stand in the first screen of a phone, whole."""
    page.set_viewport_size({"width": 360, "height": 640})
    for part, least in ((".hub-funding__emblem", EMBLEM_HEIGHT), (".hub-funding__words", 1)):
        box = page.locator(part).filter(visible=True).first.bounding_box()
        if box is None or box["y"] < 0 or box["y"] + box["height"] > 640 or box["x"] + box["width"] > 360:
            yield f"{part} is not in the first screen: {box}"
        elif box["height"] < least:
            yield f"{part} is only {box['height']} px high"
