"""One visit of a page in a browser: what axe-core finds, what is asked of the network, stored, shown at first sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.axe import violations_in
from tests.kinds import NOWHERE
from tests.looks import PHONE, WIDE, Look

NARROWEST = 320
EMBLEM_HEIGHT = 38
"""1 cm in CSS px, the least that the Commission's rules allow."""
SUPPORT = {".hub-funding__emblem": EMBLEM_HEIGHT, ".hub-funding__words": 1}
"""What tells the support of the Union, and the least height of each in px."""

FIRST_BOX = """(parts) => parts.map((part) => {
  const first = [...document.querySelectorAll(part)].find((one) => one.checkVisibility({visibilityProperty: true}));
  return first ? first.getBoundingClientRect().toJSON() : null;
})"""
STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
  ...(await indexedDB.databases()).map(({name}) => name), ...(await caches.keys()),
].filter(Boolean)"""
IS_TOO_WIDE = "document.scrollingElement.scrollWidth > innerWidth"
TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect();
  return box.width && box.right > innerWidth + 0.5 && getComputedStyle(element).position !== "absolute";
}).map((element) => `${element.tagName.toLowerCase()}.${element.className}`).slice(0, 3)"""

ENLARGED = "document.documentElement.style.fontSize = '200%'"
BROKEN_WORDS = """() => {
  const statement = [...document.querySelectorAll(".hub-funding__words")].find((one) => one.checkVisibility());
  const text = document.createTreeWalker(statement, NodeFilter.SHOW_TEXT).nextNode();
  const words = [...text.data.matchAll(/\\S+/g)].map(({index, 0: word}) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return {word, lines: range.getClientRects().length, end: range.getBoundingClientRect().right};
  });
  return words.filter(({lines, end}) => lines !== 1 || end > innerWidth).map(({word}) => word);
}"""
"""The words of the statement on the support of the Union that are broken, or cut by the edge of the window."""


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


def visit(page: Page, watch: Watch, address: str, looks: Iterable[Look]) -> Iterator[str]:
    """All that is wrong at an address, seen in one visit, by axe-core in these looks."""
    answer = page.goto(address, wait_until="load")
    assert answer is not None
    assert (answer.status == 404) == address.endswith(NOWHERE), address
    yield from (f"{address}: stored on loading: {key}" for key in page.evaluate(STORED))
    yield from violations_in(page, looks)
    for width in (WIDE, NARROWEST, PHONE):
        page.set_viewport_size({"width": width, "height": 640})
        if page.evaluate(IS_TOO_WIDE):
            yield f"{address}: wider than {width} px: {page.evaluate(TOO_WIDE)}"
    yield from (f"{address}: {fault}" for fault in support_faults(page))
    yield from (f"{address}: {fault}" for fault in enlarged_faults(page))
    page.keyboard.press("Tab")
    if not page.evaluate("document.activeElement.matches('.hub-skip')"):
        yield f"{address}: the first Tab stop is no skip link"
    yield from (f"{address}: {fault}" for fault in watch.taken())


def support_faults(page: Page) -> Iterator[str]:
    """The emblem of the Union and its statement stand in the first screen of a phone, which the window is, whole."""
    boxes = page.evaluate(FIRST_BOX, list(SUPPORT))
    for (part, least), box in zip(SUPPORT.items(), boxes, strict=True):
        if box is None or box["y"] < 0 or box["y"] + box["height"] > 640 or box["x"] + box["width"] > PHONE:
            yield f"{part} is not in the first screen: {box}"
        elif box["height"] < least:
            yield f"{part} is only {box['height']} px high"


def enlarged_faults(page: Page) -> Iterator[str]:
    """On a phone, which the window is, letters twice as large make no page wider and break no word of the statement."""
    page.evaluate(ENLARGED)
    if page.evaluate(IS_TOO_WIDE):
        yield f"wider than {PHONE} px with text of 200 %: {page.evaluate(TOO_WIDE)}"
    yield from (f"the statement is cut with text of 200 %: {word}" for word in page.evaluate(BROKEN_WORDS))
