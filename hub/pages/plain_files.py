"""Files that hold no record: bundles and other assets, a drawing, and the schemas of the registries."""

from __future__ import annotations

from collections.abc import Iterator

from hub.model.kinds import KINDS
from hub.pages.catalogue import Page
from hub.pages.site import Site
from hub.schemas.derived import published_schema
from hub.views.locators import LAND, draw_land


def asset_pages(site: Site) -> Iterator[Page]:
    """The bundles, and the assets that are no part of one."""
    for bundle in site.assets.bundles:
        yield Page("asset", bundle.url)
    for name in site.assets.others():
        yield Page("asset", f"assets/{name}", made_from=(name,))


def asset(site: Site, page: Page) -> bytes:
    """The bytes of an asset."""
    if page.made_from:
        return (site.assets.folder / page.made_from[0]).read_bytes()
    return next(bundle.text for bundle in site.assets.bundles if bundle.url == page.file).encode()


def drawing_pages(_: Site) -> Iterator[Page]:
    """The land of the small maps on the pages of records."""
    yield Page("drawing", LAND)


def drawing(_site: Site, _page: Page) -> bytes:
    """The bytes of a drawing."""
    return draw_land().encode()


def schema_pages(_: Site) -> Iterator[Page]:
    """The schema of each registry, for editors and for those who reuse the data."""
    for name in KINDS:
        yield Page("schema", f"schema/{name}.json", made_from=(name,))


def schema(site: Site, page: Page) -> bytes:
    """A schema, with the ids and terms that exist at present."""
    return published_schema(page.made_from[0], tuple(site.languages), site.joined).encode()
