"""Write feeds: the same entries give the same bytes."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

from hub.feeds.entries import Feed, FeedEntry

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold (XML 1.0, 2.2)."""


def write_atom(feed: Feed) -> bytes:
    """An Atom feed (RFC 4287)."""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.tag})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(feed.changed))
    _text(ElementTree.SubElement(root, "author"), "name", feed.author)
    _text(root, "rights", LICENCE)
    ElementTree.SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    ElementTree.SubElement(root, "link", rel="alternate", type="text/html", hreflang=feed.tag, href=feed.home)
    for entry in feed.entries:
        _atom_entry(ElementTree.SubElement(root, "entry"), entry)
    ElementTree.indent(root, space="")
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _atom_entry(element: ElementTree.Element, entry: FeedEntry) -> None:
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.changed))
    ElementTree.SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    for tag in entry.tags:
        ElementTree.SubElement(element, "category", term=_xml(tag))
    _text(element, "summary", entry.summary)
    _text(element, "content", entry.html, type="html")


def _text(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = _xml(text)


def _xml(text: str) -> str:
    return _NO_XML.sub("", text)


def write_json_feed(feed: Feed) -> bytes:
    """A JSON Feed, version 1.1."""
    found: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "language": feed.tag,
        "authors": [{"name": feed.author, "url": feed.home}],
        "_licence": {"url": LICENCE},
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(entry: FeedEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_modified": _moment(entry.changed),
        **({"tags": list(entry.tags)} if entry.tags else {}),
    }


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
