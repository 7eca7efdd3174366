"""What the page of a record is about, for search engines, by kind; a kind without a row is described as a page only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from hub.addresses import page_path, record_path
from hub.joined.actors import visible_actors
from hub.localization.localizer import Localizer
from hub.model.documents import Document
from hub.model.helplines import Helpline
from hub.model.practices import Practice
from hub.model.records import Organisation, Partner
from hub.model.rules import Registry
from hub.structured.events import event_nodes
from hub.structured.graph import LICENCE, Node, funder, publisher
from hub.structured.places import address_node, place_node
from hub.views.names import actor_label, other_names

Nodes = Callable[[Localizer, str, str, Any], list[Node]]
"""Describes a record: takes the address of the site and that of the page."""


def record_nodes(localizer: Localizer, site_url: str, registry: Registry, record: Any) -> list[Node]:
    """What the page of a record is about."""
    if registry not in _NODES:
        return []
    url = site_url + page_path(localizer.language, record_path(registry, record.id))
    return _NODES[registry](localizer, site_url, url, record)


def practice_nodes(localizer: Localizer, site_url: str, url: str, practice: Practice) -> list[Node]:
    """A practice: an article on it, with where and when it is done and what it is about."""
    own = practice.language
    period = "/".join(str(day) if day else ".." for day in (practice.start, practice.end))
    return [
        {
            "@type": "Article",
            "@id": f"{url}#about",
            "headline": localizer.title(practice).text,
            "description": localizer.say(practice.summary, own).text,
            "author": publisher(site_url),
            "publisher": publisher(site_url),
            "license": LICENCE,
            "funder": funder(localizer),
            "about": [localizer.term("themes", theme).text for theme in practice.themes],
            "contentLocation": place_node(localizer, practice.location, localizer.where(practice.location)),
            "mainEntityOfPage": {"@id": url},
            **({"temporalCoverage": period} if practice.start else {}),
            **({"dateModified": str(practice.updated)} if practice.updated else {}),
        }
    ]


def body_nodes(localizer: Localizer, _: str, url: str, body: Partner | Organisation) -> list[Node]:
    """A partner or an organisation; a partner is a member of the project."""
    name = localizer.heading(body).text
    known = [*(other.name.text for other in other_names(localizer, body)), body.short or name]
    others = [other for other in dict.fromkeys(known) if other != name]
    project = localizer.joined.project
    member = {"memberOf": {"@type": "Project", "name": project.acronym}}
    return [
        {
            "@type": "Organization",
            "@id": f"{url}#about",
            "name": name,
            **({"alternateName": others} if others else {}),
            "url": body.website or url,
            "description": localizer.say(body.summary, body.language).text,
            "address": address_node(localizer, body.location),
            **(member if isinstance(body, Partner) else {}),
        }
    ]


def helpline_nodes(localizer: Localizer, _: str, url: str, helpline: Helpline) -> list[Node]:
    """A service; its number stands on the page alone, where a partner has confirmed it."""
    return [
        {
            "@type": "Service",
            "@id": f"{url}#about",
            "name": localizer.heading(helpline).text,
            "description": localizer.say(helpline.summary, helpline.language).text,
            "url": helpline.website,
            "areaServed": {"@type": "AdministrativeArea", "name": localizer.where(helpline.location)},
        }
    ]


def document_nodes(localizer: Localizer, _: str, url: str, document: Document) -> list[Node]:
    """A document of somebody else, at its own address."""
    publishers = visible_actors([document.publisher], localizer.joined)
    names = [{"@type": "Organization", "name": actor_label(localizer, one).text} for one in publishers]
    return [
        {
            "@type": "DigitalDocument",
            "@id": f"{url}#about",
            "name": localizer.title(document).text,
            "url": document.url,
            "inLanguage": document.written_in,
            **({"publisher": names[0]} if names else {}),
            **({"datePublished": str(document.date)} if document.date else {}),
        }
    ]


_NODES: Mapping[Registry, Nodes] = MappingProxyType(
    {
        "practices": practice_nodes,
        "partners": body_nodes,
        "organisations": body_nodes,
        "events": event_nodes,
        "helplines": helpline_nodes,
        "documents": document_nodes,
    }
)
