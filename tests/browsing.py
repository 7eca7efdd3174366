"""Lists of the site, as a test of the browser narrows and reads them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

from tests.pages import record_values

PRACTICES = record_values()["practices"]


def shown(page: Page) -> list[str]:
    """The ids of the records in sight, in their order."""
    hrefs = page.locator(".hub-cards > li:not([hidden]) h3 a").evaluate_all("all => all.map((a) => a.href)")
    return [href.rstrip("/").rpartition("/")[2] for href in hrefs]


def query(page: Page) -> dict[str, list[str]]:
    """What the address of the page asks for."""
    return parse_qs(urlsplit(page.url).query)


def box(page: Page, facet: str, value: str) -> Locator:
    """What is ticked to take a value."""
    return page.locator(f"[data-facet={facet}] input[value='{value}']")


def choose(page: Page, facet: str, value: str) -> None:
    """Opens the facet when it is closed, and takes the value."""
    group = page.locator(f"[data-facet={facet}]")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    box(page, facet, value).check()


def count(page: Page) -> str:
    """What is said of the number of records."""
    return page.locator(".hub-browse__count").inner_text()
