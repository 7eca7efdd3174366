"""Texts, links and long texts of views as data for templates of documents (hub/typesetting/templates/parts.typ)."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from hub.localization.localizer import Link, LocalizedProse, LocalizedText
from hub.text.direction import Direction
from hub.views.names import CalledActor

Node = dict[str, Any]


def language(tag: str | None, direction: Direction | None) -> Node:
    """The language of a text where it is not that of the document, and its direction; Typst knows no subtags."""
    found: Node = {"lang": tag.partition("-")[0].lower()} if tag else {}
    return {**found, "dir": direction} if tag and direction else found


def said(text: LocalizedText | None) -> Node | None:
    """A text."""
    return {"t": text.text, **language(text.lang, text.dir)} if text else None


def linked(link: Link, address: str) -> list[Node]:
    """A link with its note; `address` is that of the page that the link stands on."""
    label = {"t": link.label.text, "href": urljoin(address, link.href), **language(link.label.lang, link.label.dir)}
    return [label, {"t": f" {link.note}"}] if link.note else [label]


def item(one: LocalizedText | Link | CalledActor, address: str) -> list[Node]:
    """What a fact holds: words, a link, or a name with its other names in brackets."""
    if isinstance(one, Link):
        return linked(one, address)
    if isinstance(one, CalledActor):
        others: list[Node] = []
        for other in one.others:
            name = {"t": other.name.text, **language(other.name.lang, other.name.dir)}
            others += [{"t": f" {other.before}"}, name, {"t": other.after}]
        return [{"t": one.name.text, **language(one.name.lang, one.name.dir)}, *others]
    return [{"t": one.text, **language(one.lang, one.dir)}]


def prose(text: LocalizedProse) -> list[Node]:
    """The paragraphs, lists and quotations of a long text that `hub.text.markdown` has rendered."""
    reader = _Reader(language(text.lang, text.dir))
    reader.feed(text.html)
    reader.close()
    return reader.blocks


class _Reader(HTMLParser):
    """Turns the few elements that prose may have into nodes."""

    def __init__(self, lang: Node) -> None:
        super().__init__()
        self.blocks: list[Node] = []
        self._lang = lang
        self._open: list[list[Any]] = [self.blocks]
        self._marks: list[Node] = []
        self._inline: list[Node] | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Open what an element means."""
        if tag == "p":
            self._inline = []
            self._open[-1].append({"p": self._inline})
        elif tag in ("ul", "ol", "blockquote"):
            self._inline = None
            children: list[Any] = []
            self._open[-1].append({"quote" if tag == "blockquote" else tag: children})
            self._open.append(children)
        elif tag == "li":
            self._inline = None
            entry: list[Any] = []
            self._open[-1].append(entry)
            self._open.append(entry)
        elif tag == "br":
            self._text("\n")
        else:
            self._marks.append({"href": dict(attrs).get("href") or ""} if tag == "a" else {"b": True})

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in ("ul", "ol", "blockquote", "li"):
            self._open.pop()
            self._inline = None
        elif tag == "p":
            self._inline = None
        elif tag != "br":
            self._marks.pop()

    def handle_data(self, data: str) -> None:
        """Text within an element; between blocks there are only ends of lines."""
        if self._inline is not None:
            self._text(data)
        elif data.strip():
            self._text(data.strip("\n"))

    def _text(self, words: str) -> None:
        if self._inline is None:
            self._inline = []
            self._open[-1].append({"p": self._inline})
        found: Node = {"t": words, **self._lang}
        for mark in self._marks:
            found |= mark
        if not found.get("href", "x"):
            del found["href"]
        self._inline.append(found)
