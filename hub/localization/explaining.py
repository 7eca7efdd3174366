"""Explains terms within HTML, each where a page first uses it; tags, links, headings and code stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from hub.localization.terms import TermFinder

MOST = 8
"""Terms explained on one page: more would be in the way of reading."""
PARTS = re.compile(r"""(<!--.*?(?:-->|\Z)|</?[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*+>)""", re.DOTALL)
"""Comments and tags, with quoted attributes that may hold `>`: what `split` gives at every second place."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
_SPACES = {"&nbsp;", "&#160;", "&#xa0;", "&#xA0;"}
_QUIET = {"a", "abbr", "button", "code", "dfn", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre"}
_QUIET |= {"script", "style", "summary", "th", "textarea", "q", "cite"}
"""Elements whose text is no running text, or cannot hold a button."""
_VOID = {"br", "hr", "img", "wbr", "input"}
"""Elements without an end tag (HTML, 13.1.2), as far as pages have them."""

_BEFORE = re.compile(r"(?:^|(?<=[ \t\n]))[^ \t\n]{1,4}$")
_AFTER = re.compile(r"[\xa0\u202f]?[.,;:!?…)\]»”’]+")
"""What stays on the line of a term, such as `l’`, `(` or a comma: browsers break the line at any button."""

Explain = Callable[[str, str], Markup]
"""The HTML of a term's id and of the words of the page, HTML already escaped."""


@dataclass(slots=True)
class PageTerms:
    """The terms of one page that are still to be explained."""

    finder: TermFinder
    explain: Explain
    seen: set[str] = field(default_factory=set)

    def mark(self, html: Markup) -> Markup:
        """HTML of the page, part by part in its order, with the terms that it uses first."""
        if len(self.seen) >= MOST:
            return html
        parts = PARTS.split(html)
        quiet: list[str] = []
        for place, part in enumerate(parts):
            if place % 2:
                _follow(part, quiet)
            elif not quiet and not part.isspace():
                parts[place] = self._mark_text(part)
        return Markup("".join(parts))

    def _mark_text(self, text: str) -> str:
        plain = _ENTITY.sub(_masked, text) if "&" in text else text
        pieces, done = [], 0
        for found in self.finder.find(plain):
            if found.id in self.seen or len(self.seen) >= MOST:
                continue
            self.seen.add(found.id)
            before, after = _BEFORE.search(text[done : found.start]), _AFTER.match(text, found.end)
            term = self.explain(found.id, text[found.start : found.end])
            pieces += [text[done : found.start - len(before[0] if before else "")], _held(before, term, after)]
            done = found.end + len(after[0] if after else "")
        return "".join([*pieces, text[done:]]) if pieces else text


def _held(before: re.Match[str] | None, term: Markup, after: re.Match[str] | None) -> str:
    """A term with what must not part from it."""
    if not before and not after:
        return term
    return f'<span class="hub-term__held">{before[0] if before else ""}{term}{after[0] if after else ""}</span>'


def _masked(entity: re.Match[str]) -> str:
    """As many characters without meaning, so that places stay the same; U+FFFC is no letter, hyphen or space."""
    return ("\xa0" if entity[0] in _SPACES else "\ufffc") * len(entity[0])


def _follow(tag: str, quiet: list[str]) -> None:
    """Follows the open element whose text stays as it is: its name, once for each of that name inside it."""
    match = _TAG.match(tag)
    if not match or (name := match[2].lower()) in _VOID:
        return
    if match[1]:
        if quiet and quiet[-1] == name:
            quiet.pop()
    elif quiet:
        if name == quiet[-1]:
            quiet.append(name)
    elif name in _QUIET or " class=" in tag or " lang=" in tag:  # a part with a design, or in another language
        quiet.append(name)
