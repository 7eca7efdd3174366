"""The macro of the search page."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from hub.macros.page import Macro, MacroPage


def search(page: MacroPage) -> Markup:
    """The search box; it is visible only where scripts run."""
    return page.renderer.render("partials/search.html", words=page.localizer.word)


SEARCHING: Mapping[str, Macro] = {"search": search}
