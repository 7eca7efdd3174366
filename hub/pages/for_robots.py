"""The files that programs look for at fixed addresses: sitemap, robots.txt, security.txt, the mark for GitHub Pages."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from hub.addresses import page_path
from hub.pages.catalogue import Output, Page
from hub.pages.listed import Listed, listed_pages
from hub.pages.security_txt import PLACE, security_text
from hub.pages.site import Site
from hub.views.pages import alternates

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def robots(site: Site, _: Page) -> bytes:
    """The robots.txt: search engines may read everything (RFC 9309); a preview names no sitemap.

    A preview is not disallowed either: a robot that may not fetch a page never reads its `noindex`.
    """
    everyone = "User-agent: *\nDisallow:\n"
    unlisted = site.joined.preview or site.settings.proposal
    text = everyone if unlisted else f"{everyone}\nSitemap: {site.settings.site_url}sitemap.xml\n"
    return text.encode()


def sitemap(site: Site, _: Page) -> bytes:
    """All translated pages with their versions (sitemaps.org 0.9, alternates as Google documents them)."""
    ElementTree.register_namespace("", _SITEMAP)
    ElementTree.register_namespace("xhtml", _XHTML)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for page in listed_pages(site):
        for address, others in _versions(site, page):
            url = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
            ElementTree.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
            for tag, href in others:
                ElementTree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=tag, href=href)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _versions(site: Site, page: Listed) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    any_localizer = next(iter(site.localizers.values()))  # absolute addresses are the same on every page
    links = alternates(any_localizer, site.settings.site_url, page.path, page.translated, page.own)
    pairs = [(link.tag, link.href) for link in links]
    for language in site.languages.values():
        if language.code in page.translated:
            yield site.settings.site_url + page_path(language, page.path), pairs


def _security_pages(site: Site) -> Iterator[Page]:
    if security_text(site.settings, site.joined.project.publisher):
        yield Page("security", PLACE)


def _security(site: Site, _: Page) -> bytes:
    return security_text(site.settings, site.joined.project.publisher).encode()


FOR_ROBOTS = (
    Output("sitemap", lambda _: iter([Page("sitemap", "sitemap.xml")]), sitemap),
    Output("robots", lambda _: iter([Page("robots", "robots.txt")]), robots),
    Output("security", _security_pages, _security),
    # Without this file GitHub Pages runs Jekyll, which leaves out files that begin with a dot: `.well-known/`.
    Output("nojekyll", lambda _: iter([Page("nojekyll", ".nojekyll")]), lambda _, __: b""),
)
