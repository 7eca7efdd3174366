"""The graph of a page: the site and its publisher, the page and its translations, the way to it, what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from hub.addresses import page_path
from hub.localization.localizer import Link, Localizer

Node = dict[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_HARMLESS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""No text can end the element (HTML, 4.12.1.3): JSON reads these escapes as the signs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """What the graph of a page is made of: its address, its type, its texts, the pages above it, its languages.

    `own` is the language that it was written in, `about` the nodes of what it shows, the most important one first.
    """

    site_url: str
    path: str
    title: str
    description: str
    translated: Iterable[str]
    own: str
    parents: Sequence[Link] = ()
    kind: str = "WebPage"
    about: Sequence[Node] = ()
    changed: str = ""


def structured(localizer: Localizer, page: Described) -> Markup:
    """The graph as JSON that may stand in an element of a page."""
    known = frozenset(page.translated)
    shown = localizer.language if localizer.language.code in known else localizer.languages[page.own]
    url = page.site_url + page_path(localizer.language, page.path)
    crumbs = [*_crumbs(localizer, page, url)]
    main = page.about[0].get("@id") if page.about else None
    node: Node = {
        "@type": page.kind,
        "@id": url,
        "url": url,
        "name": page.title,
        "description": page.description,
        "inLanguage": shown.tag,
        "isPartOf": {"@id": f"{page.site_url}#site"},
        **({"dateModified": page.changed} if page.changed else {}),
        **({"mainEntity": {"@id": main}} if main else {}),
        **_translations(localizer, page, known),
    }
    way = [{"@type": "BreadcrumbList", "itemListElement": crumbs}] if crumbs else []
    graph = [*_site(localizer, page.site_url), node, *way, *page.about]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_HARMLESS))


def publisher(site_url: str) -> Node:
    """A reference to the publisher of the site."""
    return {"@id": f"{site_url}#publisher"}


def funder(localizer: Localizer) -> Node:
    """The programme that funds the project."""
    return {"@type": "Organization", "name": localizer.joined.project.programme}


def _site(localizer: Localizer, site_url: str) -> list[Node]:
    project = localizer.joined.project
    lead = localizer.joined.partners.get(project.lead_partner)
    return [
        {
            "@type": "WebSite",
            "@id": f"{site_url}#site",
            "url": site_url,
            "name": localizer.word("site.name"),
            "inLanguage": [language.tag for language in localizer.languages.values()],
            "publisher": publisher(site_url),
            "funder": funder(localizer),
        },
        {
            "@type": "Organization",
            "@id": f"{site_url}#publisher",
            "name": localizer.heading(lead).text if lead else project.acronym,
            "url": (lead and lead.website) or project.lead_partner_page,
        },
    ]


def _crumbs(localizer: Localizer, page: Described, url: str) -> Iterable[Node]:
    """The pages above a page, then the page; none for the home page."""
    if page.parents:
        above = [(one.label.text, page.site_url + one.href.removeprefix(localizer.root)) for one in page.parents]
        for place, (name, address) in enumerate([*above, (page.title, url)], start=1):
            yield {"@type": "ListItem", "position": place, "name": name, "item": address}


def _translations(localizer: Localizer, page: Described, known: frozenset[str]) -> Node:
    """The other languages of a page: its translations, or what it is translated from."""
    here = localizer.language.code
    addresses = {
        code: page.site_url + page_path(language, page.path)
        for code, language in localizer.languages.items()
        if code in known and code != here
    }
    if here not in known or not addresses:
        return {}
    if here != page.own and page.own in addresses:
        return {"translationOfWork": {"@id": addresses[page.own]}}
    return {"workTranslation": [{"@id": address} for address in addresses.values()]}
