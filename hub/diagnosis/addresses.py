"""Guess the web address that was meant: within HTML, between words, behind a mail filter."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from hub.diagnosis.normalize import MARKDOWN_LINK

_SCHEME = re.compile(r"[htps]{3,7}\s{0,3}[:;]?\s{0,3}[/\\]{0,4}\s{0,3}(?=[\w-]{1,63}\.)", re.IGNORECASE)
_HREF = re.compile(r"<a\b[^<>]{0,300}?\bhref\s{0,3}=\s{0,3}[\"'](?P<url>[^\"']++)")
_TWICE = re.compile(r"https?:/*(?=https?:)", re.IGNORECASE)
_HOST_COMMA = re.compile(r"^(https?://[^/,]*+)(?<=\w),(?=\w)", re.IGNORECASE)
_FILTERS = {"safelinks.protection.outlook.com": "url", "www.google.com": "q", "l.facebook.com": "u"}
"""Hosts that forward to another address, and the parameter of theirs that holds it."""


def url(text: str) -> str:
    """Cut an address out of what surrounds it, and add its scheme: `<www.a.example>` is `https://www.a.example`.

    Spaces become `%20`. The caller checks whether the result is an address.
    """
    link = MARKDOWN_LINK.fullmatch(text.strip()) or _HREF.search(text)
    plain = _first((link["url"] if link else text).strip(" <>\"'`«»“”()[]\u00a0\u202f"))
    plain = _HOST_COMMA.sub(r"\1.", _TWICE.sub("", plain))
    if not plain.lower().startswith(("http://", "https://")):
        plain = f"https://{_SCHEME.sub('', plain, count=1)}"
    return re.sub(r"\s+", "%20", plain)


def unwrapped(address: str) -> str:
    """The address to which that of a mail filter or of a search forwards; empty for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = parts.hostname or ""
    name = next((name for end, name in _FILTERS.items() if host == end or host.endswith(f".{end}")), "")
    return next((found for found in parse_qs(parts.query).get(name, []) if found.startswith("http")), "")


def _first(text: str) -> str:
    """The address with which a text begins before its words, or both halves of one that a line break has cut."""
    first, *others = text.split() or [""]
    if not others or not first.startswith(("http://", "https://")):
        return text
    if len(others) == 1 and re.fullmatch(r"[\w%./?=&#-]*\w", others[0]) and not others[0].startswith("http"):
        return first + others[0] if first.endswith(("/", "-", "=", "?", "&")) else text
    return first.rstrip(",;")
