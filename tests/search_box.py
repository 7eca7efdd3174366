"""Asks the search of a page as a visitor does: types into its box and reads what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

_RUN = """
async (queries) => {
  const box = document.querySelector(".hub-search");
  const input = box.querySelector("input[name=q]");
  const shown = async (query) => {
    const end = Date.now() + 120000;
    while (box.dataset.shown !== query && Date.now() < end) await new Promise((done) => setTimeout(done, 10));
    return box.dataset.shown === query;
  };
  const texts = (selector) => [...box.querySelectorAll(selector)].map((one) => one.textContent);
  const answers = [];
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    if (!await shown(query)) throw new Error(`no answer for ${query}`);
    answers.push({
      query,
      status: box.querySelector("[role=status]").textContent,
      paths: [...box.querySelectorAll(".hub-search__results a")].map((link) => new URL(link.href).pathname),
      titles: texts(".hub-search__results a"),
      excerpts: texts(".hub-result__excerpt"),
      offers: [...box.querySelectorAll(".hub-search__offer")].map((link) => new URL(link.href).pathname),
      suggestions: [...box.querySelectorAll(".hub-search__suggestions button")].map((one) => one.textContent),
    });
  }
  return answers;
}
"""


def ask(page: Page, queries: Sequence[str]) -> list[dict[str, Any]]:
    """What the search page, opened before, shows for each query: status, results, suggestions, where else to go."""
    answers: list[dict[str, Any]] = page.evaluate(_RUN, list(queries))
    return answers
