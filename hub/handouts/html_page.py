"""A page of HTML about documents, in the frame of the hand-written pages."""

from __future__ import annotations

from collections.abc import Collection

from markupsafe import Markup

from hub.localization.localizer import Localizer
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
    localizer = site.localizer(page.language, page.path)
    head = head_view(
        localizer,
        site.settings.site_url,
        page.path,
        title=title,
        description=description,
        translated=translated,
        own=site.default,
    )
    described = Described(
        site_url=site.settings.site_url,
        path=page.path,
        title=title,
        description=head.description,
        translated=translated,
        own=site.default,
        parents=view.parents,
    )
    main = _main(site, localizer, view, content, notice)
    about = structured(localizer, described)
    return site.whole(page, site.renderer.render("partials/head.html", head=head, structured=about), main)


def _main(site: Site, localizer: Localizer, view: PageView, content: str, notice: str) -> Markup:
    return site.renderer.render(
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
