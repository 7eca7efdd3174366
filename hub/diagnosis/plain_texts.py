"""Find Markdown in a short text, which a page shows as it stands, and give the words without it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hub.diagnosis.finding import Finding
from hub.diagnosis.markup_signs import BLOCKS, INLINE, LEFT, ends_in_letter, is_element, is_worth_a_look, parse, text_of
from hub.text import late

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS = (
    (late.compile(r"\[([^\[\]\n]{0,200})\](\(|[ \t]\((?=https?:))[^)\n]{0,200}\)?"), r"\1"),
    (late.compile(r"\[([^\[\]\n]{1,200})\]\[[^\]\n]{0,200}\]"), r"\1"),
    (late.compile(r"\*\*|__|~~|==|^#{1,6}|\[\^[^\]\s]{1,40}\]:?|\|", re.MULTILINE), " "),
)
"""What is left of constructs that the parser does not know, and what to keep of them."""


def faults_of_short(text: str) -> Iterator[Finding]:
    """Find the first sign of Markdown in a short text; the message gives the whole text without any."""
    if not is_worth_a_look(text):
        return
    tokens = parse(text)
    inline = [child for token in tokens for child in token.children or []]
    link = next((token.attrs["href"] for token in inline if token.type == "link_open"), None)
    sign = next(_signs(tokens, inline, text), "")
    right = _without_signs(text) if sign else ""
    if link is not None and right:
        yield Finding("plain-link", {"value": link, "right": right})
    elif right and right != " ".join(text.split()):
        yield Finding("plain-markup", {"value": sign, "right": right})
    elif sign:
        yield Finding("plain-signs", {"value": sign})


def _without_signs(text: str) -> str:
    """The words of a text on one line; taking signs away can uncover others, such as those of `\\*a\\*`."""
    for _ in range(3):
        text = " ".join(_words(text, parse(text)).split())
    return text


def _signs(tokens: Sequence[Token], inline: Sequence[Token], text: str) -> Iterator[str]:
    """The signs of Markdown in a short text; a dash, a comparison or a number at its start is none."""
    for token in tokens:
        several = token.type in ("bullet_list_open", "ordered_list_open") and text.strip().count("\n") > 0
        quoted = token.type == "blockquote_open" and not re.match(r"\s*>\s*[0-9]", text)
        if token.type in BLOCKS or several or quoted:
            yield token.markup or "|"
    for before, token in zip((None, *inline), inline, strict=False):
        if token.type == "link_open":
            yield "[]()"
        html_tag = token.type == "html_inline" and is_element(token.content)
        marked = token.type in ("strong_open", "code_inline", *INLINE) or (
            token.type == "em_open" and not (before and ends_in_letter(before))
        )
        # A full stop or a bracket was escaped by `escape_dates`, not by the editor.
        written = token.type == "text_special" and token.content != token.markup and token.content not in (".", ")")
        if html_tag or written:
            yield token.content if html_tag else token.markup
        elif marked:
            yield token.markup or "!["
    for _, pattern in LEFT:
        if (found := pattern.search(text_of(inline))) and found[0] not in ("**", "__"):
            yield found[0].strip()


def _words(text: str, tokens: Sequence[Token]) -> str:
    """The words of a short text without the signs of Markdown."""
    words = []
    for token in tokens:
        for child in token.children or ([token] if token.type == "fence" else []):
            is_tag = child.type == "html_inline" and is_element(child.content)
            words.append(" " if is_tag or child.type.endswith("break") else child.content)
        words.append(" " if token.type == "inline" else "")
    plain = "".join(words)
    if "`" in text and re.search(r"\w`\w", text):
        plain = re.sub(r"(?<=\w)`(?=\w)", "’", text)
    for pattern, kept in _SIGNS:
        plain = pattern.sub(kept, plain)
    return html.unescape(plain).strip()
