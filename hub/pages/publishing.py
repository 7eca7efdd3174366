"""Write what the generator does not: record pages, redirects, the 404 page, the sitemap, the assets."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

from hub.addresses import page_path, record_path
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.pages.csp import content_security_policy
from hub.pages.listed import Listed, listed_pages
from hub.pages.security_txt import PLACE, security_text
from hub.pages.site import Site
from hub.schemas.derived import published_schemas
from hub.views.pages import DOORS, alternates, chrome_view

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def publish(site: Site, folder: Path) -> None:
    """Complete a built site; `folder` already holds the hand-written pages."""
    for code in site.languages:
        write_language(site, code, folder)
    for path, content in site.files.items():
        (folder / path).write_bytes(zlib.decompress(content))
    site.assets.write(folder)
    write_schemas(site, folder)
    (folder / "404.html").write_text(not_found_page(site), encoding="utf-8")
    (folder / "sitemap.xml").write_bytes(sitemap(site))
    (folder / "robots.txt").write_text(robots(site), encoding="utf-8")
    if text := security_text(site.settings, site.joined.project.publisher):
        (folder / PLACE).parent.mkdir()
        (folder / PLACE).write_text(text, encoding="utf-8")
    # Without this file GitHub Pages runs Jekyll, which leaves out files that begin with a dot: `.well-known/`.
    (folder / ".nojekyll").touch()


def write_language(site: Site, code: str, folder: Path) -> None:
    """Write everything of one language. The cached texts of one depth of addresses are dropped before the next."""
    for registry in REGISTRIES:
        write_values(site, code, registry, folder)
    localizer = site.localizer(code, record_path("practices", "id"))  # all records are at this depth
    for registry in REGISTRIES:
        write_records(site, localizer, registry, folder)
    write_redirects(site, code, folder)


def write_records(site: Site, localizer: Localizer, registry: Registry, folder: Path) -> None:
    """Fill one frame for every record of a registry in one language."""
    if not site.skeletons:
        return  # the slow path: the generator has built each page itself
    frame = site.frame(localizer.language.code, registry, site.slots.id)
    parent = folder / page_path(localizer.language, f"{registry}/")
    for entry in site.entries(registry):
        identifier = entry.record.id
        head, main = site.record_html(localizer, registry, entry)
        target = parent / identifier
        target.mkdir(exist_ok=True)
        (target / "index.html").write_bytes(frame.fill(identifier, head, main).encode())


def write_values(site: Site, code: str, registry: Registry, folder: Path) -> None:
    """Fill one frame for every value of a registry's facets in one language."""
    if not site.skeletons:
        return  # the slow path
    frame = site.frame(code, registry, site.slots.value)
    localizer = site.localizer(code, record_path(registry, site.slots.value))
    for identifier, (head, main) in site.value_pages(localizer, registry):
        target = folder / page_path(localizer.language, record_path(registry, identifier))
        target.mkdir(parents=True)
        (target / "index.html").write_bytes(frame.fill(identifier, head, main).encode())


def write_redirects(site: Site, code: str, folder: Path) -> None:
    """Write a page at every former address that redirects to the present one."""
    language = site.languages[code]
    for registry in REGISTRIES:
        for entry in site.entries(registry):
            for former in entry.record.former_ids:
                path = page_path(language, record_path(registry, former))
                localizer = site.localizer(code, record_path(registry, former))
                html = site.renderer.render(
                    "partials/redirect.html",
                    lang=language.attributes,
                    words=localizer.word,
                    canonical=site.settings.site_url + page_path(language, record_path(registry, entry.record.id)),
                    link=localizer.href(registry, entry.record.id),
                    title=localizer.title(entry.record),
                    state=localizer.state(entry.record),
                    chrome=chrome_view(localizer, record_path(registry, former)),
                    stylesheet=localizer.root + site.assets.stylesheet.url,
                    policy=content_security_policy(),
                )
                (folder / path).mkdir(parents=True, exist_ok=True)
                (folder / path / "index.html").write_text(html + "\n", encoding="utf-8")


def write_schemas(site: Site, folder: Path) -> None:
    """Write the schemas of the registries, for editors and for those who reuse the data."""
    (folder / "schema").mkdir(exist_ok=True)
    for path, text in published_schemas(tuple(site.languages), site.joined).items():
        (folder / path).write_text(text, encoding="utf-8")


def not_found_page(site: Site) -> str:
    """The one page for addresses that do not exist: in all languages and with absolute paths, for any depth.

    GitHub Pages shows `404.html` at the root, and no other, whatever address was requested.
    """
    base = site.settings.base_path
    localizers = [localizer.at(base) for localizer in site.localizers.values()]
    html = site.renderer.render(
        "partials/not_found.html",
        pages=[(localizer, chrome_view(localizer, "")) for localizer in localizers],
        doors=DOORS,
        base=base,
        stylesheet=base + site.assets.stylesheet.url,
        script=base + site.assets.script.url,
        early_script=Markup(site.assets.early_script),
        policy=site.policy,
    )
    return html + "\n"


def robots(site: Site) -> str:
    """The robots.txt: search engines may read everything (RFC 9309); a preview names no sitemap.

    A preview is not disallowed either: a robot that may not fetch a page never reads its `noindex`.
    """
    everyone = "User-agent: *\nDisallow:\n"
    unlisted = site.joined.preview or site.settings.proposal
    return everyone if unlisted else f"{everyone}\nSitemap: {site.settings.site_url}sitemap.xml\n"


def sitemap(site: Site) -> bytes:
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
