"""axe-core in the page that a browser shows: what it finds against WCAG 2.2 AA and its own good practice."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

from tests.looks import Look

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_NEXT_FRAME = "() => new Promise(requestAnimationFrame)"
"""Waits until the page has answered to another width."""
LAYOUT = ("target-size", "scrollable-region-focusable")
"""The rules whose answer depends on how long the words of a language are."""
_RUN = """
async (runOnly) => {
  const found = await axe.run(document, {runOnly, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, help, nodes}) => nodes.map(({target, any, all, none}) => (
    {id, help, target: target.join(" "), why: [...any, ...all, ...none].map(({message}) => message).join("; ")}
  )));
}
"""


def look_at(page: Page, address: str, looks: Iterable[Look]) -> list[str]:
    """Opens an address; what axe-core finds there in these looks, each fault with its address and look."""
    page.goto(address, wait_until="load")
    return violations_in(page, looks)


def violations_in(page: Page, looks: Iterable[Look]) -> list[str]:
    """What axe-core finds in the page that is open in these looks, each fault with its address and look."""
    load_axe(page)
    found = []
    for scheme, width, layout in looks:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(_NEXT_FRAME)
        found += [f"{page.url} {scheme} {width}: {fault}" for fault in find_violations(page, layout=layout)]
    return found


def load_axe(page: Page) -> None:
    """Puts axe-core into the page; once for each address."""
    page.evaluate(_source())


def find_violations(page: Page, *, best_practice: bool = True, layout: bool = False) -> list[str]:
    """What axe-core, loaded before, finds in the page as it stands: rule, place, reason."""
    tags = [tag for tag in TAGS if best_practice or tag != "best-practice"]
    asked = {"type": "rule", "values": [*LAYOUT]} if layout else {"type": "tag", "values": tags}
    found: list[dict[str, Any]] = page.evaluate(_RUN, asked)
    return [f"{one['id']} ({one['help']}) at {one['target']}: {one['why']}" for one in found]


@cache
def _source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
