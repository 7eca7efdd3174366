"""A person with a phone and a task: counts the screens that pass under the thumb, and the taps."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

WIDTH, HEIGHT = 360, 740
_SCROLL = """(one) => {
  const before = scrollY, {top, bottom} = one.getBoundingClientRect();
  const hidden = Math.max(0, bottom - innerHeight);
  scrollBy({top: top < 0 ? top : Math.min(top, hidden), behavior: "instant"});
  return Math.abs(scrollY - before) / innerHeight;
}"""
"""Scrolls no further than needed: until the whole of a thing is seen, or its beginning where it is higher."""


class Phone:
    """A page in the hand of a person who has a task."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.screens = 0.0
        self.taps = 0

    def see(self, place: str) -> Locator:
        """Scrolls to the first of these that is shown, and gives it."""
        found = self.page.locator(place).locator("visible=true").first
        found.wait_for()
        self.screens += found.evaluate(_SCROLL)
        return found

    def tap(self, place: str) -> None:
        """Scrolls to it and taps it."""
        self.see(place).click()
        self.taps += 1

    def leave_by(self, place: str) -> str:
        """The same for a link that leads to another site: gives its address, and stays."""
        href = self.see(place).get_attribute("href")
        assert href is not None
        self.taps += 1
        return href
