"""A page of HTML about documents, in the frame of the hand-written pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from markupsafe import Markup

from hub.pages.catalogue import Page
from hub.pages.site import Site
from hub.structured.graph import Described, structured
from hub.views.pages import PageView, head_view
from hub.views.translation import NOTHING_TO_SAY


def whole_page(
    site: Site,
    page: Page,
    view: PageView,
    content: str,
    *,
    title: str,
    description: str,
    translated: Collection[str],
    notice: str = "",
) -> bytes:
    """A page around its content; `translated` are the languages that it is in."""
    localizer, site_url = site.localizer(page.language, page.path), site.settings.site_url
    said: dict[str, Any] = {"title": title, "translated": translated, "own": site.default}
    head = head_view(localizer, site_url, page.path, description=description, **said)
    described = Described(site_url=site_url, path=page.path, description=head.description, parents=view.parents, **said)
    main = site.renderer.render(
        "partials/page.html",
        view=view,
        content=Markup(content),
        words=localizer.word,
        notice=notice,
        note=NOTHING_TO_SAY,
        edit="",
        add=None,
        forms=[],
    )
    about = structured(localizer, described)
    return site.whole(page, site.renderer.render("partials/head.html", head=head, structured=about), main)
