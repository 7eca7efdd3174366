"""axe-core in the page that a browser shows: what it finds against WCAG 2.2 AA and its own good practice."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """
async ({tags}) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, help, nodes}) => nodes.map(({target, any, all, none}) => (
    {id, help, target: target.join(" "), why: [...any, ...all, ...none].map(({message}) => message).join("; ")}
  )));
}
"""


def load_axe(page: Page) -> None:
    """Puts axe-core into the page; once for each address."""
    page.evaluate(_source())


def find_violations(page: Page, *, best_practice: bool = True) -> list[str]:
    """What axe-core, loaded before, finds in the page as it stands: rule, place, reason."""
    tags = TAGS if best_practice else [tag for tag in TAGS if tag != "best-practice"]
    found: list[dict[str, Any]] = page.evaluate(_RUN, {"tags": tags})
    return [f"{one['id']} ({one['help']}) at {one['target']}: {one['why']}" for one in found]


@cache
def _source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
