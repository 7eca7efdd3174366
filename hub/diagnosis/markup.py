"""Find Markdown in a long text that the site does not show: headings, pictures, tables, broken links.

A parser that knows more than the site (`hub.text.markdown.SUPPORTED`) finds what the editor meant. In what it leaves as
text, patterns find constructs that went wrong, or that it does not know either, such as footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hub.diagnosis.finding import Finding
from hub.diagnosis.links import fault_of_link
from hub.diagnosis.markup_signs import (
    BLOCKS,
    INLINE,
    LEFT,
    TAG,
    ends_in_letter,
    is_element,
    is_worth_a_look,
    parse,
    text_of,
)
from hub.model.web_addresses import EMAIL
from hub.problems import Phrase
from hub.text import late

if TYPE_CHECKING:
    from markdown_it.token import Token

_INSTEAD = {
    "br": "html-break", "p": "html-break", "div": "html-break", "b": "html-bold", "strong": "html-bold",
    "i": "html-italic", "em": "html-italic", "a": "html-link", "li": "html-list", "ul": "html-list", "ol": "html-list",
}  # fmt: skip
"""What to write in Markdown instead of an element of HTML; any other element is to be deleted."""
_BULLET = late.compile("^[ \t]{0,9}[•‣▪◦●■∙·] ?(?P<rest>.{1,60})", re.MULTILINE)
_DASH = late.compile("^[–—][ \u00a0\u202f](?P<rest>.{1,60})", re.MULTILINE)
"""One such line is a sentence of a conversation, two are a list."""
_COUNTED = late.compile(r"[ \t]{0,9}(?P<number>[0-9]{1,3})[.)][ \t].{1,60}")
_STAR = late.compile(r"(?<=\w)\*(?!\w)")
_BOX = late.compile(r"\[[ xX]\][ \t]+(?P<rest>.{1,60})")
_BARE = late.compile(
    rf"https?://[^\s<>]{{1,200}}|(?<![\w.@/-])www\.[\w.-]{{3,200}}|(?<![\w.%+-])(?=[^\s@]{{1,64}}@){EMAIL}"
)


def faults_of_long(text: str) -> Iterator[Finding]:
    """Find what of a long text would not be shown as the editor meant it."""
    if not is_worth_a_look(text):
        return
    tokens = parse(text)
    for token in tokens:
        if token.type in BLOCKS:
            yield Finding(BLOCKS[token.type], _shown(token, text))
        elif token.type == "inline":
            yield from _in_line(token.children or [])
    yield from _mistaken(tokens, text)


def _in_line(tokens: Sequence[Token]) -> Iterator[Finding]:
    """Find what of a paragraph would not be shown as the editor meant it."""
    for token in tokens:
        if token.type in INLINE:
            inner = token.content if token.type == "image" else ""
            right = f"[{inner}]({token.attrs.get('src', '')})"
            yield Finding(INLINE[token.type], {"value": inner or token.markup, "right": right})
        elif token.type == "html_inline" and is_element(token.content):
            name = TAG.match(token.content)
            instead = _INSTEAD.get(name["name"].lower() if name else "", "html-delete")
            yield Finding("markup-html", {"value": token.content, "instead": Phrase(instead)})
    yield from _faults_of_links(tokens)
    yield from _inside_words(tokens)
    left = text_of(tokens)
    broken = [(code, found[0].strip()) for code, pattern in LEFT if (found := pattern.search(left))]
    yield from (Finding(code, {"value": value, "right": value.strip("#* \t")}) for code, value in broken)
    if broken:
        return
    for match in _BARE.finditer(text_of(tokens, outside=True)):
        bare = match[0].rstrip(".,;:!?)’”»…*_")
        yield Finding(
            "markup-bare", {"value": bare, "right": f"[{bare}](https://{bare})" if bare[0] == "w" else f"<{bare}>"}
        )


def _faults_of_links(tokens: Sequence[Token]) -> Iterator[Finding]:
    """Find links with a wrong target, with a title, or without words."""
    for at, token in enumerate(tokens):
        if token.type != "link_open":
            continue
        target, title = str(token.attrs.get("href", "")), token.attrs.get("title")
        if fault := fault_of_link(target):
            yield fault
        elif title:
            yield Finding("markup-title", {"value": title})
        elif tokens[at + 1].type == "link_close":
            yield Finding("markup-empty-link", {"value": target})


def _inside_words(tokens: Sequence[Token]) -> Iterator[Finding]:
    """Find signs of Markdown that stand for letters within words: `étudiant*e*s`, `l`eau d`Armor`."""
    for before, token in pairwise(tokens):
        if token.type == "em_open" and token.markup == "*" and ends_in_letter(before):
            yield Finding("markup-in-word", {"value": "*", "right": "\\*"})
        elif token.type == "code_inline" and ends_in_letter(before):
            yield Finding("markup-in-word", {"value": "`", "right": "’"})


def _mistaken(tokens: Sequence[Token], text: str) -> Iterator[Finding]:
    """Find lines that become a list or a quotation by mistake, or that were meant as a list and do not become one."""
    lines = text.split("\n")
    for opening, token, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.type != "paragraph_open" or opening.map is None:
            continue
        box = _BOX.match(inline.content) if opening.type == "list_item_open" else None
        first = lines[opening.map[0]].strip()
        if box:
            yield Finding("markup-task", {"value": box[0], "right": f"- {box['rest']}"})
        elif _is_no_list(opening, first, text):
            yield Finding("markup-number", {"value": first, "right": f"\\{first}"})
    dashes = list(_DASH.finditer(text))
    if bullet := _BULLET.search(text) or (dashes[0] if len(dashes) > 1 else None):
        yield Finding("markup-bullet", {"value": bullet[0].strip(), "right": f"- {bullet['rest'].strip()}"})
    counted = [_COUNTED.match(line) for line in lines]
    for one, other in pairwise(counted):
        if (
            one
            and other
            and int(other["number"]) == int(one["number"]) + 1
            and "ordered_list_open" not in {token.type for token in tokens}
        ):
            yield Finding("markup-count", {"value": one[0].strip()})


def _is_no_list(opening: Token, first: str, text: str) -> bool:
    """Whether the first sign of a line compares (`> 50`), counts (`+ 3`, `- 5 %`) or marks a note (`* see it`)."""
    after = first[1:].strip()
    if opening.type == "blockquote_open" or opening.markup == "+":
        return after[:1].isdigit()
    if opening.type != "list_item_open":
        return False
    percent = opening.markup == "-" and re.match(r"[0-9][0-9.,]{0,9}\s?%", after)
    return bool(percent) or (opening.markup == "*" and bool(_STAR.search(text)))


def _shown(token: Token, text: str) -> dict[str, str]:
    """The first line of a block, as it stands, and without its signs."""
    start, end = token.map or (0, 1)
    lines = [line.strip() for line in text.split("\n")[start:end]]
    return {"value": lines[0], "right": lines[0].strip("#|` ~\t")}
