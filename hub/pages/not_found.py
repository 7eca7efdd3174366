"""The one page for addresses that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hub.pages.catalogue import Page
from hub.pages.site import Site
from hub.views.pages import DOORS, chrome_view


def pages(_: Site) -> Iterator[Page]:
    """One page for all languages: GitHub Pages shows `404.html` at the root, and no other, for any address."""
    yield Page("not-found", "404.html")


def render(site: Site, _: Page) -> bytes:
    """The page in all languages, with absolute paths, since it is shown at any depth."""
    base = site.settings.base_path
    localizers = [localizer.at(base) for localizer in site.localizers.values()]
    html = site.renderer.render(
        "partials/not_found.html",
        pages=[(localizer, chrome_view(localizer, "")) for localizer in localizers],
        doors=DOORS,
        base=base,
        stylesheets=[base + url for url in site.assets.stylesheets("")],
        script=base + site.assets.script.url,
        early_script=Markup(site.assets.early_script),
        policy=site.policy,
    )
    return f"{html}\n".encode()
