"""Find what is wrong with the target of a link in a long text, and say what to write instead."""

from __future__ import annotations

import re

from hub.diagnosis import addresses, formats
from hub.diagnosis.finding import Finding
from hub.diagnosis.nearest import perhaps
from hub.model.web_addresses import EMAIL, address_fault
from hub.text import late
from hub.text.markdown import SCHEMES

_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+-]*:")
"""A scheme as in RFC 3986, 3.1, but without full stops: the `www.example.org` of a host and its port is none."""
_MAIL = late.compile(rf"{EMAIL}(\?[A-Za-z0-9=&%._+-]*)?")
_PHONE = late.compile(r"\+[0-9][0-9().-]{4,20}|[0-9]{2,6}")
"""A number with its country (RFC 3966, 3), or a short one that all of Europe shares, such as 116117."""


def fault_of_link(target: str) -> Finding | None:
    """Find what is wrong with the target of a link, by the scheme with which it begins."""
    scheme = _SCHEME.match(target)
    name = scheme[0][:-1].lower() if scheme else ""
    rest = target[len(name) + 1 :]
    if not name:
        return _relative(target)
    if name in ("http", "https"):
        return _web(target)
    if name == "mailto":
        return None if _MAIL.fullmatch(rest) else Finding("markup-mail", {"value": target})
    if name == "tel":
        return None if _PHONE.fullmatch(rest) else Finding("markup-phone", {"value": target})
    return Finding("markup-scheme", {"value": target, "schemes": [f"{known}:" for known in SCHEMES]})


def _web(target: str) -> Finding | None:
    """Find what is wrong with a web address: the same rules as in a field that holds one."""
    if right := addresses.unwrapped(target):
        return Finding("wrapped-url", {"right": right})
    code = address_fault(target)
    return Finding(code, {"value": target, "hint": perhaps(formats.hint("url", target), target)}) if code else None


def _relative(target: str) -> Finding:
    """Report a target without a scheme: an e-mail address, a host, a page of this site, or nothing."""
    if formats.is_email(target):
        return Finding("markup-relative", {"value": target, "hint": perhaps(f"mailto:{target}", target)})
    outside = re.match(r"(//)?[\w-]+\.[\w.-]+(/|$)", target) and not re.match(r"[\w-]+\.(html?|pdf|md)$", target)
    hint = formats.hint("url", target.removeprefix("//")) if outside else ""
    return Finding("markup-relative", {"value": target, "hint": perhaps(hint, target)})
