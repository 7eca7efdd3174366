"""Render the Markdown of long registry texts: a small safe part of CommonMark, sanitised after parsing."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


class Construct(NamedTuple):
    """A Markdown construct: its rule in markdown-it, and the tokens and HTML elements that the rule produces."""

    rule: str
    tokens: frozenset[str]
    elements: frozenset[str] = frozenset()


def _construct(rule: str, tokens: str, elements: str = "") -> Construct:
    return Construct(rule, frozenset(tokens.split()), frozenset(elements.split()))


SUPPORTED: Mapping[str, Construct] = MappingProxyType(
    {
        "paragraph": _construct("paragraph", "paragraph_open", "p"),
        "list": _construct("list", "bullet_list_open ordered_list_open list_item_open", "ul ol li"),
        "quote": _construct("blockquote", "blockquote_open", "blockquote"),
        "emphasis": _construct("emphasis", "em_open strong_open", "em strong"),
        "code": _construct("backticks", "code_inline", "code"),
        "link": _construct("link", "link_open", "a"),
        "address": _construct("autolink", "link_open", "a"),
        "break": _construct("newline", "softbreak hardbreak", "br"),
        "entity": _construct("entity", "text_special"),
        "escape": _construct("escape", "text_special"),
    }
)
"""The Markdown that a long text may use; the renderer reads nothing else, and `hub.diagnosis.markup` reports the rest.

Headings would mix with those of the page, images could load from other hosts, tables are too wide for a phone, and four
spaces at the start of a line do not make a code block.
"""
SCHEMES = ("https", "http", "mailto", "tel")
"""The schemes that a link may use.

A relative address would break when the text is shown on another page or in another language; links to records use ids
in fields of their own.
"""
_SIGN = re.compile(r"[*`\[\]<>~|\\&!\t_](?:(?<!_)|(?!\w)|(?<!\w_))")
"""Signs of what is supported; an underscore within a word is none (CommonMark 0.31.2, 6.2).

One set of characters comes first, as in other patterns that search every text: `re` then looks for these alone.
"""
_BEGINNING = re.compile(r" *+([-+](\s|$)|-{3,}+ *+$|={2,}+ *+$)| {4}| {0,3}0*1[.)](\s|$)")
"""What could make a line the beginning of a list, a rule, a heading or a block of code."""
_NUMBERED = re.compile(r"^(?P<space>[ \t]*+)(?P<number>[0-9]{1,9})(?P<sign>[.)])(?=\s|$)")


def render_prose(text: str) -> Markup:
    """The HTML of a long text: paragraphs, lists, emphasis, links; any other markup is shown as text."""
    if has_markup(text):
        return render_markdown(text)
    paragraphs = [re.sub(r"(?<![ \t])[ \t]*\n[ \t]*", "\n", part.strip()) for part in re.split(r"\n[ \t]*\n", text)]
    return Markup("".join(f"<p>{html.escape(part, quote=False)}</p>\n" for part in paragraphs if part))


def render_markdown(text: str) -> Markup:
    """The HTML of a long text, always through the parser and the sanitiser (nh3, a list of allowed elements)."""
    import nh3  # only texts with markup need it

    rendered = _parser().render(escape_dates(text))
    elements = set().union(*(construct.elements for construct in SUPPORTED.values()))
    # By default nh3 adds `rel` to links, which no other link of the site has.
    clean = nh3.clean(
        rendered,
        tags=elements,
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=None,
        url_relative="deny",
    )
    return Markup(clean)


def links_and_words(text: str) -> tuple[list[str], str]:
    """The targets of the links in a long text, and its words outside links and code."""
    inline = [child for token in _parser().parse(escape_dates(text)) for child in token.children or ()]
    targets, words, depth = [], [], 0
    for token in inline:
        if token.type in ("link_open", "link_close"):
            depth += token.nesting
            targets += [str(token.attrs["href"])] if token.nesting == 1 else []
        words.append(token.content if token.type == "text" and not depth else " ")
    return targets, "".join(words)


def has_markup(text: str) -> bool:
    """Whether a text has a sign of supported markup.

    Nearly all texts have none and skip the parser: for 1,000 practices in seven languages, parsing every text would
    take longer than the rest of the build. One pattern for signs and lines took three times as long as two.
    """
    if _SIGN.search(text) or "  \n" in text or text.endswith("  "):
        return True
    return any(map(_BEGINNING.match, text.split("\n")))


def escape_dates(text: str) -> str:
    """Escape numbers that begin a line without forming a list: a list has at least two lines and counts from one.

    A sentence may begin with a date: “2025. november” (Hungarian), “1. siječnja” (Croatian).
    """
    lines = text.split("\n")
    listed = _list_items(lines)
    return "\n".join(
        line
        if number in listed
        else _NUMBERED.sub(r"\g<space>\g<number>\\\g<sign>", line, count=1)
        if _NUMBERED.match(line)
        else line
        for number, line in enumerate(lines)
    )


def _list_items(lines: list[str]) -> set[int]:
    """The indexes of numbered list items: each continues the count of a line above with the same indent and sign."""
    listed: set[int] = set()
    above: dict[tuple[str, str], tuple[int, int]] = {}
    after_gap = False
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line)
        if match is None:
            if after_gap and line[:1].strip():  # an unindented paragraph ends the list
                above = {}
            after_gap = not line.strip()
            continue
        kind, number, after_gap = (match["space"], match["sign"]), int(match["number"]), False
        before, last = above.get(kind, (-1, 0))
        if before >= 0 and (number == last + 1 or number == last == 1):
            listed |= {before, at}
        above = {own: item for own, item in above.items() if len(own[0]) < len(kind[0])}
        if number == 1 or at in listed:
            above[kind] = (at, number)
    return listed


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # takes 0.04 s, a tenth of a check; few texts need it

    return MarkdownIt("zero").enable([construct.rule for construct in SUPPORTED.values()])
