"""Pages of one running browser, as fixtures: in a clean profile, or in the one tab that careful tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import BrowserError, find_browser, is_root, launch_arguments

PATIENCE = 120_000
"""Milliseconds to wait for what a page shows: other work may keep the machine busy, and no test tells a time."""
expect.set_options(timeout=PATIENCE)

OpenPage = Callable[..., Page]
_FORGET = "() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* a page without storage */ } }"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One running browser; without one the test fails, it is not skipped."""
    try:
        executable = find_browser(os.environ)
    except BrowserError as error:
        pytest.fail(str(error), pytrace=False)
    if executable is None:
        pytest.fail("no browser: `make test` installs one or says how", pytrace=False)
    with sync_playwright() as playwright:
        arguments = launch_arguments(root=is_root())
        running = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page in a clean profile; takes width and height in px, and options of a browser context.

    For example `open_page(width=360, color_scheme="dark", locale="fr-FR", java_script_enabled=False)`. What tests put
    into a page themselves, such as styles, and what they wait for by a function, needs `bypass_csp=True`.
    """
    contexts: list[BrowserContext] = []

    def open_one(*, width: int = 1280, height: int = 800, **options: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        contexts[-1].set_default_timeout(PATIENCE)
        return contexts[-1].new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shared_tab(browser: Browser) -> Iterator[Page]:
    """A tab that stays open: a page in it costs a third of the work of a page in a clean profile (0.3 of 0.9 s)."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def open_tab(shared_tab: Page) -> Iterator[OpenPage]:
    """Gives the shared tab in a size and scheme; what a test stores or emulates there is forgotten after it.

    For tests that open pages and use them. Who listens to events, answers requests, adds scripts or sets the clock
    takes `open_page`, as these would stay.
    """

    def open_one(*, width: int = 1280, height: int = 800, color_scheme: Any = "light") -> Page:
        shared_tab.set_viewport_size({"width": width, "height": height})
        shared_tab.emulate_media(color_scheme=color_scheme)
        return shared_tab

    yield open_one
    shared_tab.evaluate(_FORGET)
    shared_tab.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
    shared_tab.goto("about:blank")
