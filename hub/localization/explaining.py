"""Explain glossary terms in HTML at their first use on a page; tags, links, headings and code are skipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from hub.localization.terms import TermFinder

MAX_TERMS = 8
"""Terms explained on one page: more would disturb reading."""
PARTS = re.compile(r"""(<!--.*?(?:-->|\Z)|</?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+>)""", re.DOTALL)
"""Comments and tags, whose quoted attributes may contain `>`; `split` returns them at every second position."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_SPACES = {"&nbsp;", "&#160;", "&#xa0;", "&#xA0;"}
_SKIPPED = {"a", "abbr", "button", "code", "dfn", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre"}
_SKIPPED |= {"script", "style", "summary", "th", "textarea", "q", "cite"}
"""Elements whose text is not running text, or that cannot contain a button."""
_VOID = {"br", "hr", "img", "wbr", "input"}
"""Elements without an end tag (HTML, 13.1.2), as far as pages use them."""

_BEFORE = re.compile(r"(?:^|(?<=[ \t\n]))[^ \t\n]{1,4}$")
_AFTER = re.compile(r"[\xa0\u202f]?[.,;:!?…)\]»”’]+")
"""Characters to keep on the line of a term, such as `l’`, `(` or a comma: browsers break lines beside buttons."""

Explain = Callable[[str, str], Markup]
"""A function that returns the HTML of a term, given its id and its words on the page as escaped HTML."""


@dataclass(slots=True)
class PageTerms:
    """The terms of one page that are not explained yet."""

    finder: TermFinder
    explain: Explain
    seen: set[str] = field(default_factory=set)

    def mark(self, html: Markup) -> Markup:
        """A part of the page's HTML, in page order, with explanations added to terms at their first use."""
        if len(self.seen) >= MAX_TERMS:
            return html
        parts = PARTS.split(html)
        skipped: list[str] = []
        for place, part in enumerate(parts):
            if place % 2:
                _track_element(part, skipped)
            elif not skipped and not part.isspace():
                parts[place] = self._mark_text(part)
        return Markup("".join(parts))

    def _mark_text(self, text: str) -> str:
        plain = _ENTITY.sub(_masked, text) if "&" in text else text
        pieces, done = [], 0
        for found in self.finder.find(plain):
            if found.id in self.seen or len(self.seen) >= MAX_TERMS:
                continue
            self.seen.add(found.id)
            before, after = _BEFORE.search(text[done : found.start]), _AFTER.match(text, found.end)
            term = self.explain(found.id, text[found.start : found.end])
            pieces += [text[done : found.start - len(before[0] if before else "")], _keep_together(before, term, after)]
            done = found.end + len(after[0] if after else "")
        return "".join([*pieces, text[done:]]) if pieces else text


def _keep_together(before: re.Match[str] | None, term: Markup, after: re.Match[str] | None) -> str:
    """A term with the characters that must stay on its line."""
    if not before and not after:
        return term
    return f'<span class="hub-term__held">{before[0] if before else ""}{term}{after[0] if after else ""}</span>'


def _masked(entity: re.Match[str]) -> str:
    """A filler of the same length, so that positions stay the same; U+FFFC is not a letter, hyphen or space."""
    return ("\xa0" if entity[0] in _SPACES else "\ufffc") * len(entity[0])


def _track_element(tag: str, skipped: list[str]) -> None:
    """Track the open element whose text is skipped: `skipped` has its name, once for each nested element like it."""
    match = _TAG.match(tag)
    if not match or (name := match[2].lower()) in _VOID:
        return
    if match[1]:
        if skipped and skipped[-1] == name:
            skipped.pop()
    elif skipped:
        if name == skipped[-1]:
            skipped.append(name)
    elif name in _SKIPPED or " class=" in tag or " lang=" in tag:  # a designed part, or text in another language
        skipped.append(name)
