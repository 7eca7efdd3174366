"""Find the broken links of a finished site: in pages, styles, drawings, manifest and sitemap.

Pages are searched with patterns, which is many times faster than a parser, and a link that the pages of one folder
share is checked once. A parser then confirms each suspect, so a pattern may match too much. No other site is contacted.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from hub.pages.link_attributes import SEARCH, LinkAttribute, file_links, ids_in, page_links, quick_links

Fault = Literal["", "missing", "anchor", "image", "rooted", "outside"]
"""Why a link is broken: the file, the place in it or the picture does not exist; the link begins with `/`; it leads
above the site, or to another address than the site's own."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""The beginning of an address that leads elsewhere (RFC 3986, sections 3.1 and 4.2)."""
_ROOTED = "404.html"
"""Shown under any requested address, so its paths begin at the root of the host."""
_EVERYWHERE = ":"
"""Used instead of a folder for links that lead to the same page from all pages."""
_OWN = ("xml", "txt")
"""Files that name only pages of this site, by their whole addresses."""


class Broken(NamedTuple):
    """A broken link: the file of the site, the line, the link as written, the reason; for a missing place in a page,
    `known` are the places that the page has."""

    file: str
    line: int
    link: str
    fault: Fault
    known: frozenset[str] = frozenset()


@dataclass
class SiteLinks:
    """The files of a site, and the links already found to be good, by the folder above that of the page."""

    url: str
    """The address that the site was built for; it ends with a slash."""
    files: frozenset[str]
    read: Callable[[str], bytes] | None = None
    """Reads a file; None while files are still being made: places within pages are then kept in `wanted`."""
    searched: bool = True
    """Whether the index of the search is among the files."""
    wanted: set[tuple[str, str]] = field(default_factory=set)
    """Files and places in them that links lead to and that could not be looked up yet."""
    good: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    ids: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Each page gives its own address and those of its other languages in full.
        pages = (name.removesuffix("index.html") for name in self.files if name.endswith("index.html"))
        self.good[_EVERYWHERE].update(f"{self.url}{page}".encode() for page in pages)

    def all_good(self, name: str, data: bytes) -> bool:
        """Whether no link of a file is suspect, without a place for those that are."""
        return not _suspects(self, name, data) if name.endswith(".html") else not [*_in_file(self, name, data)]

    def has(self, target: str, place: str) -> bool:
        """Whether a page has a place with this id."""
        if self.read is None:
            self.wanted.add((target, place))
            return True
        return place in self.ids_of(target)

    def ids_of(self, name: str) -> frozenset[str]:
        """The ids of a page."""
        if name not in self.ids:
            assert self.read is not None
            self.ids[name] = ids_in(self.read(name))
        return self.ids[name]


def broken_links(folder: Path, site_url: str) -> list[Broken]:
    """All broken links of the site in a folder; `site_url` is the address it was built for and ends with a slash."""
    files = frozenset(_files(folder))
    searched = any(name.endswith(SEARCH) for name in files)
    site = SiteLinks(site_url, files, lambda name: (folder / name).read_bytes(), searched)
    found: list[Broken] = []
    for name in sorted(site.files):
        data = (folder / name).read_bytes()
        found += _in_page(site, name, data) if name.endswith(".html") else _in_file(site, name, data)
    return found


def _files(folder: Path) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        start = os.path.relpath(place, folder).replace(os.sep, "/")
        yield from names if start == "." else (f"{start}/{name}" for name in names)


def _in_page(site: SiteLinks, name: str, text: bytes) -> list[Broken]:
    if not _suspects(site, name, text):
        return []
    return [*_broken(site, name, page_links(text.decode("utf-8", "replace")))]


def _suspects(site: SiteLinks, name: str, text: bytes) -> bool:
    """Whether a link of a page may be broken."""
    # `../x/` leads to the same page from all pages whose folders have the same parent; nearly all links of records do.
    neighbours = site.good[posixpath.dirname(posixpath.dirname(name))] if name.count("/") else set()
    everywhere = site.good[_EVERYWHERE]
    quick = quick_links(text)
    suspect = quick is None
    for raw in (quick or set()) - neighbours - everywhere:
        link = html.unescape(raw.decode("utf-8", "replace"))
        if raw.startswith(b"#") and b'id="%s"' % raw[1:] in text:
            continue
        if _fault(site, name, link):
            suspect = True
        elif raw.startswith(b"../"):
            neighbours.add(raw)
        elif _ELSEWHERE.match(link):
            everywhere.add(raw)
    return suspect


def _in_file(site: SiteLinks, name: str, data: bytes) -> Iterator[Broken]:
    if not name.endswith((".css", ".svg", ".webmanifest", ".xml", ".txt")):
        return
    links = [*file_links(name, data)]
    yield from _broken(site, name, links)
    if name.endswith(_OWN):
        yield from (Broken(name, at, link, "outside") for link, at, _ in links if not link.startswith(site.url))


def _broken(site: SiteLinks, name: str, links: list[LinkAttribute]) -> Iterator[Broken]:
    for link in dict.fromkeys(links):
        fault = _fault(site, name, link.address)
        if fault == "anchor":
            target, _ = _target(site, name, link.address)
            yield Broken(name, link.line, link.address, fault, site.ids_of(target))
        elif fault:
            yield Broken(name, link.line, link.address, "image" if link.picture and fault == "missing" else fault)


def _fault(site: SiteLinks, name: str, link: str) -> Fault:
    """Why a link of a file is broken; empty when it is not, or when it leads to another site."""
    link = link.strip()
    if _ELSEWHERE.match(link) and not link.startswith(site.url):
        return ""
    if link.startswith(("/", "\\")) and name != _ROOTED:
        return "rooted"
    target, fragment = _target(site, name, link)
    if target.startswith("../"):
        return "outside"
    if target not in site.files:
        return "" if target.endswith(SEARCH) and not site.searched else "missing"
    # The top of a page needs no id (HTML, section 7.4.6.4), nor does a text fragment; what begins with a slash is a
    # place within a program, as in the form in the browser.
    if fragment.lower() in ("", "top") or fragment.startswith((":~:", "/")) or not target.endswith(".html"):
        return ""
    return "" if site.has(target, fragment) else "anchor"


def _target(site: SiteLinks, name: str, link: str) -> tuple[str, str]:
    """The target of a link: the file, by its path from the root of the site, and the place in it.

    A path that begins with `../` is outside.
    """
    address, _, fragment = link.strip().partition("#")
    path = address.partition("?")[0]
    base = urlsplit(site.url).path
    if path.startswith(site.url):
        path, start = path.removeprefix(site.url), ""
    elif path.startswith("/"):
        if not path.startswith(base):
            return "../", ""
        path, start = path.removeprefix(base), ""
    else:
        start = posixpath.dirname(name)
        if not path:
            return name, unquote(fragment)
    joined = posixpath.normpath(posixpath.join(start, unquote(path)))
    if joined == ".." or joined.startswith("../"):
        return "../", ""
    plain = "" if joined == "." else joined
    page = f"{plain}/index.html".lstrip("/")
    folder = not path or path.endswith("/") or page in site.files
    return (page if folder else plain), unquote(fragment)
