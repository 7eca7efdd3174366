"""Split hand-written pages into blocks of plain text, with their links and macro calls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hub.catalogues import LOADER
from hub.editorial.passages import Passage
from hub.written.braces import PlacedCall, read_calls
from hub.written.calls import Call
from hub.written.front_matter import split_page
from hub.written.pages import WrittenPage

_CALL = re.compile(r"\{\{[^{}\n]*+\}\}")
_FOREIGN = re.compile(r"\*[^*\n]++\*\{: *lang=[^{}\n]*+\}")
"""Words marked as being in another language (attr_list): `*Košice IT Valley*{: lang="sk" }`."""
_ATTRIBUTES = re.compile(r" ?\{:[^{}\n]*+\}")
"""Attributes of a heading or of words, which nobody reads."""


class Block(NamedTuple):
    """A block of text of a page, and its line."""

    text: str
    line: int


class Blocks(NamedTuple):
    """A page: its blocks and their kinds, the targets of links, and the macro calls without translatable words."""

    page: WrittenPage
    texts: Sequence[Block]
    kinds: Sequence[str]
    links: Sequence[str]
    calls: Sequence[str]


def read_blocks(page: WrittenPage) -> Blocks | None:
    """The blocks of a page; None when its front matter cannot be read, which the check reports."""
    parts = split_page(page.text)
    if parts is None:
        return None
    try:
        matter = yaml.load("\n".join(parts.matter), Loader=LOADER)
    except yaml.YAMLError:
        return None
    if not isinstance(matter, dict):
        return None
    body = "\n".join(parts.body)
    tokens = _markdown().parse(_read_words(body))
    inlines = [token for token in tokens if token.type == "inline"]
    above = [Block(str(value), number) for number, value in enumerate(matter.values(), start=2)]
    return Blocks(
        page,
        texts=(*above, *(Block(_plain(token), parts.first + (token.map or [0])[0]) for token in inlines)),
        kinds=(*map(str, matter), *(token.tag for token in tokens if token.nesting == 1)),
        links=tuple(href for token in inlines for href in _hrefs(token)),
        calls=macro_calls(body),
    )


def page_passages(pages: Mapping[str, Blocks], own: str) -> Iterator[Passage]:
    """The blocks of a page, each with the blocks at the same position in the other languages."""
    for number in range(max(len(blocks.texts) for blocks in pages.values())):
        found = {code: (b.page.file, b.texts[number]) for code, b in pages.items() if number < len(b.texts)}
        places = {code: (file, block.line) for code, (file, block) in found.items()}
        words = {code: block.text for code, (_, block) in found.items()}
        yield Passage(places, "", "", own, words)


def markdown_links(text: str) -> list[str]:
    """The targets of the links in a Markdown text."""
    if "](" not in text and "<" not in text:
        return []
    return sorted(chain.from_iterable(_hrefs(token) for token in _markdown().parse(text) if token.type == "inline"))


def visible_text(markdown: str) -> str:
    """The words of a Markdown text, block by block, as readers see them."""
    tokens = _markdown().parse(_read_words(markdown))
    return "\n".join(_plain(token) for token in tokens if token.type == "inline")


def macro_calls(text: str) -> list[str]:
    """The macro calls in a Markdown text, without their translatable words."""
    return [_without_words(match[0]) for match in _CALL.finditer(text)]


def _call(written: str) -> Call | None:
    found = next(iter(read_calls(written)), None)
    return found.call if isinstance(found, PlacedCall) else None


def _read_words(body: str) -> str:
    """The text of a page with a placeholder for calls and for words in another language, and without attributes."""
    called = _CALL.sub(lambda match: _visible_words(match[0]), body)
    return _ATTRIBUTES.sub("", _FOREIGN.sub("CAMPUS", called))


def _visible_words(written: str) -> str:
    """The text that represents a macro call in a sentence: its own words, or the placeholder `CAMPUS`."""
    call = _call(written)
    if call is None:
        return "CAMPUS"
    third = call.arguments[2:3] if call.name == "link" else ()
    return str(call.options.get("text") or next(iter(third), "CAMPUS"))


def _without_words(written: str) -> str:
    """A macro call without its translatable words."""
    call = _call(written)
    if call is None:
        return written
    arguments = call.arguments[:2] if call.name == "link" else call.arguments
    return str(Call(call.name, arguments, {key: value for key, value in call.options.items() if key != "text"}))


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _plain(inline: Token) -> str:
    parts = {"softbreak": " ", "hardbreak": " ", "code_inline": "CAMPUS"}
    return "".join(parts.get(part.type, part.content) for part in inline.children or () if part.type != "html_inline")


def _hrefs(inline: Token) -> Iterator[str]:
    for part in inline.children or ():
        if part.type == "link_open":
            yield str(part.attrs["href"])
