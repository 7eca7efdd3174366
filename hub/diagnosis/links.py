"""What is wrong with the target of a link in a long text, and what to write instead."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from hub.diagnosis import addresses, formats
from hub.diagnosis.nearest import perhaps
from hub.model.web_addresses import EMAIL, address_fault
from hub.text.markdown import SCHEMES


class LinkFinding(NamedTuple):
    """The code of a message and its values."""

    code: str
    values: dict[str, Any]


_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+-]*:")
"""As in RFC 3986, 3.1, without the full stop: `www.example.org:8080` has none."""
_MAIL = re.compile(rf"{EMAIL}(\?[A-Za-z0-9=&%._+-]*)?")
_PHONE = re.compile(r"\+[0-9][0-9().-]{4,20}|[0-9]{2,6}")
"""A number with its country (RFC 3966, 3), or a short one that is the same in all of Europe, such as 116117."""


def faults_of_link(target: str) -> LinkFinding | None:
    """What is wrong with the target of a link, by what it begins with."""
    scheme = _SCHEME.match(target)
    name = scheme[0][:-1].lower() if scheme else ""
    rest = target[len(name) + 1 :]
    if not name:
        return _relative(target)
    if name in ("http", "https"):
        return _web(target)
    if name == "mailto":
        return None if _MAIL.fullmatch(rest) else LinkFinding("markup-mail", {"value": target})
    if name == "tel":
        return None if _PHONE.fullmatch(rest) else LinkFinding("markup-phone", {"value": target})
    return LinkFinding("markup-scheme", {"value": target, "schemes": [f"{known}:" for known in SCHEMES]})


def _web(target: str) -> LinkFinding | None:
    """The same rules as in a field that is an address."""
    if right := addresses.unwrapped(target):
        return LinkFinding("wrapped-url", {"right": right})
    code = address_fault(target)
    return LinkFinding(code, {"value": target, "hint": perhaps(formats.hint("url", target), target)}) if code else None


def _relative(target: str) -> LinkFinding:
    """An e-mail address or a host without its scheme, an empty target, or a page of this site."""
    if formats.is_email(target):
        return LinkFinding("markup-relative", {"value": target, "hint": perhaps(f"mailto:{target}", target)})
    outside = re.match(r"(//)?[\w-]+\.[\w.-]+(/|$)", target) and not re.match(r"[\w-]+\.(html?|pdf|md)$", target)
    hint = formats.hint("url", target.removeprefix("//")) if outside else ""
    return LinkFinding("markup-relative", {"value": target, "hint": perhaps(hint, target)})
