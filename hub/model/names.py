"""The names of bodies: in which language a body is named on a page. The only module that knows this rule.

A name in use in the page's language, official or established, stands in the heading. Where there is only a translation
by this site, or nothing, the heading is the name in the body's own language.
"""

from __future__ import annotations

from typing import Any

from hub.model.records import NameStatus
from hub.model.values import Name

Named = Any
"""A record or an actor with a `name`, and perhaps a `name_status`."""


def status_of(named: Named) -> NameStatus | None:
    """The status of the names of a body; None where it uses every one of them itself."""
    status: NameStatus | None = getattr(named, "name_status", None)
    return status


def own_language(named: Named) -> str:
    """The body's own language: as the status says, else by the order of its names."""
    status, name = status_of(named), _name(named)
    return status.own if status else name.own_language


def own_name(named: Named) -> str:
    """The name in the body's own language."""
    return _name(named).words[own_language(named)]


def is_ours(named: Named, lang: str) -> bool:
    """Whether the name in a language is this site's wording, which the body itself may not use."""
    status = status_of(named)
    return status is not None and lang in status.ours


def heading_language(named: Named, lang: str) -> str:
    """The language of the name that stands in the headings, links and titles of pages in `lang`."""
    is_in_use = lang in _name(named).words and not is_ours(named, lang)
    return lang if is_in_use else own_language(named)


def official_elsewhere(named: Named) -> str:
    """The first language with an official name, where the name in the body's own language is this site's wording."""
    status = status_of(named)
    return next(iter(status.official), "") if status and status.own in status.ours else ""


def _name(named: Named) -> Name:
    name: Name = named.name
    return name
