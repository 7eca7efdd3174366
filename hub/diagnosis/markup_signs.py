"""Read the signs of Markdown, shown by the site or not: a parser, and patterns for what it leaves as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from hub.text import late
from hub.text.markdown import SUPPORTED, escape_dates, has_markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MEANT = ("heading", "lheading", "hr", "fence", "table", "strikethrough", "image", "html_inline")
"""Rules of markdown-it for what editors write elsewhere and the site cannot show."""
BLOCKS = {"heading_open": "markup-heading", "hr": "markup-rule", "fence": "markup-code", "table_open": "markup-table"}
INLINE = {"image": "markup-image", "s_open": "markup-strike"}
_UNSAFE_ELEMENTS = frozenset({"button", "font", "form", "iframe", "input", "script", "style", "video", "audio", "svg"})
TAG = late.compile(r"</?\s*(?P<name>[A-Za-z][A-Za-z0-9]*)")
_ADDRESS = r"(?=https?:|www\.|mailto:)"
LEFT = (
    ("markup-footnote", late.compile(r"\[\^[^\]\s]{1,40}\]:?")),
    ("markup-reference", late.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]{1,9}\S{1,200}", re.MULTILINE)),
    ("markup-reference", late.compile(r"\[[^\]\[\n]{0,200}[^\]\[\d]\]\[[^\]\n]{0,200}\]")),
    ("markup-broken-link", late.compile(rf"\[[^\[\]\n]{{0,200}}\](\(|[ \t]{{1,3}}\({_ADDRESS})[^\s)]{{0,200}}\)?")),
    ("markup-broken-link", late.compile(rf"\([^()\n]{{1,200}}\)\[{_ADDRESS}[^\]\s]{{0,200}}\]?")),
    ("markup-broken-link", late.compile(rf"\[[^\[\]\n]{{0,200}}\({_ADDRESS}[^\s)]{{0,200}}\)")),
    (
        "markup-unclosed",
        late.compile(r"\*\*(?=\w)[^\s*]{1,60}|(?<=\w)\*\*|(?<!\w)__(?=\w)[^\s_]{1,60}|(?<=\w)__(?!\w)"),
    ),
    ("markup-heading", late.compile(r"^ {0,3}#{2,6}[^\s#].{0,80}", re.MULTILINE)),
    ("markup-strike", late.compile(r"~~\S{1,60}")),
    ("markup-signs", late.compile(r"^(!!![ \t]\w{1,40}|\[TOC\]|:[ \t]{1,9}\S{1,40})", re.MULTILINE)),
    ("markup-signs", late.compile(r"==\w[^=\n]{0,60}==|\^\[[^\]\n]{1,60}\]|[~^]\d{1,3}[~^]|\{:?[ ]?[.#]\w{1,40}")),
    ("markup-signs", late.compile(r"(?<![\w:/]):[a-z][a-z_]{2,20}:(?![\w:])")),
    ("markup-table", late.compile(r"^[ \t]{0,9}\|.{1,200}\|[ \t]{0,9}$", re.MULTILINE)),
)
"""Constructs that the parser leaves as text, because they went wrong or because it does not know them."""
_OTHER_SIGN = re.compile(r"[•‣▪◦●■∙·@^{:](?:(?<![{:])|(?<=\{):?[ ]?[.#]\w|(?<![\w:/]:)(?<!\{)[a-z])")
_OTHER_BEGINNING = re.compile(" *[:#]")
_BEGINNING_OF_SEVERAL = re.compile(" *(?:[-=–—]|[0-9]{1,9}[.)])")
"""A dash or a number counts for one line of a list, which has two at least, and a heading is underlined in the next."""
_CALM = re.compile(r"(?![ \-+=–—#:0-9])[^*`\[\]<>~|\\&!\t_•‣▪◦●■∙·@^{:=\n]*+(?<! )")
"""A line without any of these signs, at its beginning or elsewhere: one look in place of ten settles most texts."""
_LETTER = late.compile(r"\w")


def is_worth_a_look(text: str) -> bool:
    """Whether a text holds anything that could be a sign; most do not, and are spared the parser."""
    if _CALM.fullmatch(text) and "www." not in text:
        return False
    if has_markup(text) or _OTHER_SIGN.search(text) or "://" in text or "www." in text or "==" in text:
        return True
    lines = text.split("\n")
    several = len(lines) > 1 and any(map(_BEGINNING_OF_SEVERAL.match, lines))
    return several or any(map(_OTHER_BEGINNING.match, lines))


@cache
def _parser() -> MarkdownIt:
    """The parser of what editors may write, shown by the site or not."""
    from markdown_it import MarkdownIt  # as in hub/text/markdown.py: few texts need it

    parser = MarkdownIt("zero", {"html": True})
    parser.enable([construct.rule for construct in SUPPORTED.values()]).enable(list(_MEANT)).disable("text_join")
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # whatever was meant as a link is looked at
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign] # as it was written
    return parser


def parse(text: str) -> list[Token]:
    """Parse a text with more constructs than the site shows; links and addresses stay as they were written."""
    return _parser().parse(escape_dates(text))


def is_element(tag: str) -> bool:
    """Whether a text is a tag of HTML or a comment: `<name>` is only a word in brackets."""
    name = TAG.match(tag)
    return tag.startswith("<!--") or (name is not None and name["name"].lower() in _elements())


@cache
def _elements() -> frozenset[str]:
    """The elements of HTML that editors may have meant."""
    import nh3

    return frozenset(nh3.ALLOWED_TAGS) | _UNSAFE_ELEMENTS


def ends_in_letter(token: Token) -> bool:
    """Whether a text ends in a letter."""
    return token.type == "text" and bool(_LETTER.match(token.content[-1:]))


def text_of(tokens: Sequence[Token], *, outside: bool = False) -> str:
    """The text of a paragraph, one character in place of each sign; `outside` leaves out the text of links."""
    parts, depth = [], 0
    for token in tokens:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        plain = token.type == "text" and not (outside and depth)
        parts.append(token.content if plain else "\n" if token.type in ("softbreak", "hardbreak") else "\ufffc")
    return "".join(parts)
