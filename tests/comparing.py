"""Practices side by side, as a test of the browser chooses and finds them."""

from __future__ import annotations

from playwright.sync_api import Page

FIRST, SECOND, THIRD = "osmose-occitanie", "breizh-cyber", "wallonia-cyber-cheque"
PAIR = f"compare/?ids={FIRST},{SECOND}"
SHOWN = ".hub-comparison__title"
TRAY = ".hub-tray"
KEPT = "sessionStorage.getItem('hub-compare')"


def choose(page: Page, *numbers: int) -> list[str]:
    """Presses the buttons of cards; the ids they stand for."""
    buttons = page.locator("main .hub-choose")
    for number in numbers:
        buttons.nth(number).click()
    return [buttons.nth(number).get_attribute("value") for number in numbers]


def compared(page: Page, address: str, count: int) -> None:
    """Opens a comparison and waits for its columns."""
    page.goto(address)
    page.locator(SHOWN).nth(count - 1).wait_for()


def columns(page: Page) -> list[str]:
    """The ids of the practices shown, from left to right."""
    hrefs = page.locator(f"{SHOWN} > a").evaluate_all("all => all.map((one) => one.href)")
    return [href.rstrip("/").rpartition("/")[2] for href in hrefs]
