"""All pages that search engines should know; the sitemap and the site's search are made from them."""

from __future__ import annotations

from dataclasses import dataclass

from hub.pages.catalogue import Page
from hub.pages.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A page for the sitemap: its path below the language folder, its translations, the language it was written in.

    `searched` is false for lists whose records have pages of their own: the site's search leaves them out.
    """

    path: str
    translated: frozenset[str]
    own: str
    searched: bool = True


def listed_pages(site: Site) -> list[Listed]:
    """Every page that search engines should know, in the order of addresses."""
    pages = (page for page in site.catalogue.values() if page.language == site.default)
    return sorted(filter(None, (_listed(site, page) for page in pages)), key=lambda page: page.path)


def _listed(site: Site, page: Page) -> Listed | None:
    """What search engines should know of a page; None for one that they should not."""
    match page.output:
        case "written":
            return Listed(path=page.path, translated=site.written_pages[page.path], own=site.default)
        case "value":
            return Listed(path=page.path, translated=frozenset(site.languages), own=site.default, searched=False)
        case "catalogue-page":
            return Listed(path=page.path, translated=frozenset(site.languages), own=site.default, searched=False)
        case "record":
            registry, identifier = page.made_from
            entry = site.joined.entries[registry].get(identifier)  # a withdrawn one is not for search engines
            own = entry.record.language if entry else ""
            return Listed(path=page.path, translated=site.translated(registry, identifier), own=own) if entry else None
    return None
