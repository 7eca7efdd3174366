"""The pages of facet values: the records of a theme, a country, a year."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hub.pages.catalogue import Page, value_pages
from hub.pages.edit_links import value_edit
from hub.pages.offers import offered
from hub.pages.site import Site
from hub.structured.graph import Described, structured
from hub.views.embeds import EMBEDDING, LISTED_BY, embed_link
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
    title = "".join(piece.plain for piece in view.title)
    head = head_view(
        localizer,
        site.settings.site_url,
        page.path,
        title=title,
        description=view.description,
        translated=site.languages,
        own=site.default,
        forms=forms,
    )
    embedded = registry == "practices" and facet.id in LISTED_BY and EMBEDDING in site.written_pages
    around = [*forms, *([embed_link(localizer, page.path)] if embedded else [])]
    edit = value_edit(site.joined, site.repository, registry, facet.id, value.id)
    main = site.renderer.render("partials/value.html", view=view, words=localizer.word, edit=edit, forms=around)
    described = Described(
        site_url=site.settings.site_url,
        path=page.path,
        title=title,
        description=head.description,
        translated=site.languages,
        own=site.default,
        parents=view.parents,
        kind="CollectionPage",
    )
    return site.renderer.render("partials/head.html", head=head, structured=structured(localizer, described)), main
