"""Keep a machine from translating what is no language: placeholders, macro calls, the targets of links."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, unescape

_KEPT = re.compile(r"\{\{[^{}\n]*\}\}|\{\w+\}|\]\([^()\s]*\)|<https?://[^<>\s]*>|`[^`\n]*`")
_SHIELDED = re.compile(r"</?x>")


def shield(text: str) -> str:
    """The text as XML, with `<x>` around what has to stay as it is."""
    parts, done = [], 0
    for match in _KEPT.finditer(text):
        parts += [escape(text[done : match.start()]), f"<x>{escape(match[0])}</x>"]
        done = match.end()
    return "".join([*parts, escape(text[done:])])


def unshield(text: str) -> str:
    """The text of what a machine made of XML."""
    return unescape(_SHIELDED.sub("", text), {"&quot;": '"', "&apos;": "'"})
