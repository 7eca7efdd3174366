"""Markdown of long registry texts: a small safe part of CommonMark, cleaned once more after parsing."""

from __future__ import annotations

import html
import re
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_MEANS_SOMETHING = re.compile(r"[*_`\[\]<>#~|\\&!]|^\s*[-+](\s|$)|^\s*(-{3,}|={2,})\s*$|^ {4}|  $|\t", re.MULTILINE)
"""Whatever CommonMark could read as more than words.

Texts without it, nearly all, need no parser: measured on 1,000 practices in seven languages, parsing
all of them takes longer than the rest of the build.
"""
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_TAGS = {"p", "ul", "li", "em", "strong", "a", "br", "code", "blockquote"}


def render_prose(text: str) -> Markup:
    """The HTML of a long text: paragraphs, lists with dashes, emphasis, links to http(s); all else is shown as text."""
    if _MEANS_SOMETHING.search(text):
        return render_markdown(text)
    paragraphs = [re.sub(r"[ \t]*\n[ \t]*", "\n", part.strip()) for part in re.split(r"\n[ \t]*\n", text)]
    return Markup("".join(f"<p>{html.escape(part, quote=False)}</p>\n" for part in paragraphs if part))


def render_markdown(text: str) -> Markup:
    """The same by the parser and the sanitiser (nh3, a whitelist), whatever the text holds."""
    # A sentence may begin with a date, as in Hungarian "2025. november": numbers make no list here.
    rendered = _parser().render(_NUMBERED.sub(r"\1\\\2", text))
    # `link_rel`: by default nh3 gives links a `rel`, which no other link of the site has.
    clean = nh3.clean(rendered, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https"}, link_rel=None)
    return Markup(clean)


@cache
def _parser() -> MarkdownIt:
    # Headings would stand among those of the page, pictures could load from elsewhere, four spaces are no code here.
    return MarkdownIt("commonmark", {"html": False}).disable(
        ["heading", "lheading", "image", "html_block", "fence", "code", "hr"]
    )
