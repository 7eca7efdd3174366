"""The pages at former addresses, which lead to the present ones."""

from __future__ import annotations

from collections.abc import Iterator

from hub.addresses import page_path, record_path
from hub.pages.catalogue import Page, redirect_pages
from hub.pages.csp import content_security_policy
from hub.pages.site import Site
from hub.views.pages import chrome_view


def pages(site: Site) -> Iterator[Page]:
    """A page at each former address of a record in each language."""
    return redirect_pages(site.joined, site.languages)


def render(site: Site, page: Page) -> bytes:
    """The page at a former address."""
    registry, identifier = page.made_from
    language, record = site.languages[page.language], site.entry(registry, identifier).record
    localizer = site.localizer(page.language, page.path)
    html = site.renderer.render(
        "partials/redirect.html",
        lang=language.attributes,
        words=localizer.word,
        canonical=site.settings.site_url + page_path(language, record_path(registry, identifier)),
        link=localizer.href(registry, identifier),
        title=localizer.title(record),
        state=localizer.aside(localizer.state(record)),
        chrome=chrome_view(localizer, page.path),
        stylesheets=[localizer.root + url for url in site.assets.stylesheets("")],
        policy=content_security_policy(),
    )
    return f"{html}\n".encode()
