"""The pages of facet values: the records of a theme, a country, a year."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hub.pages.catalogue import Page, value_pages
from hub.pages.edit_links import value_edit
from hub.pages.offers import offered
from hub.pages.site import Site
from hub.views.listing_pages import registry_listing
from hub.views.pages import head_view


def pages(site: Site) -> Iterator[Page]:
    """The page of each facet value in each language."""
    return value_pages(site.joined, site.languages)


def render(site: Site, page: Page) -> bytes:
    """The page of a facet value."""
    return site.framed(page, *parts_of_page(site, page))


def parts_of_page(site: Site, page: Page) -> tuple[Markup, Markup]:
    """Head and main part."""
    registry, identifier = page.made_from
    localizer = site.localizer(page.language, page.path)
    listing = registry_listing(localizer, registry)
    facet, value = listing.facet_value(identifier)
    view = listing.value_page(facet, value)
    forms = offered(site, page)
    head = head_view(
        localizer,
        site.settings.site_url,
        page.path,
        title="".join(piece.plain for piece in view.title),
        description=view.description,
        translated=site.languages,
        own=site.default,
        forms=forms,
    )
    edit = value_edit(site.joined, site.repository, registry, facet.id, value.id)
    main = site.renderer.render("partials/value.html", view=view, words=localizer.word, edit=edit, forms=forms)
    return site.renderer.render("partials/head.html", head=head), main
