"""Lighthouse, as a phone: at least 98 of 100 in everything, on the published form of the site (`make audit`)."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from scripts.node import NODE, install
from tests.browser import find_browser, is_root, launch_arguments
from tests.conftest import BASE_PATH, SiteHandler
from tests.pages import LANGUAGES

pytestmark = pytest.mark.audit

FOLDER = Path(__file__).parent / "lighthouse"
PAGES = ("", "practices/", "practices/osmose-occitanie/", "events/kickoff-rennes-2025/")
"""Home, a list, a practice, an event."""
IN = ("en", "fi", "hu")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 98


@pytest.fixture(scope="module")
def node() -> Path:
    """Node, with Lighthouse installed from its lock."""
    install(FOLDER)
    return NODE


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """The local address of the published form."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(published))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}{BASE_PATH}"
        running.shutdown()


def test_every_kind_of_page_scores_well_on_a_phone(node, address):
    pages = [f"{address}{LANGUAGES[code].prefix}{path}" for code in IN for path in PAGES]
    flags = " ".join(("--headless", *launch_arguments(root=is_root())))
    command = [node, FOLDER / "run.mjs", find_browser(os.environ), flags, *pages]

    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=True, timeout=900)

    found = [json.loads(line) for line in done.stdout.splitlines()]
    low = [one for one in found if min(one["scores"][name] for name in CATEGORIES) < LEAST]
    assert len(found) == len(pages)
    assert low == []
