"""The glossary for search engines: a set of defined terms."""

from __future__ import annotations

from hub.addresses import page_path
from hub.localization.localizer import Localizer
from hub.structured.graph import Node
from hub.views.glossary import glossary_view

GLOSSARY = "glossary/"
"""The path of its page."""


def term_nodes(localizer: Localizer, site_url: str, title: str) -> list[Node]:
    """The set and its terms."""
    url = site_url + page_path(localizer.language, GLOSSARY)
    terms = [
        {
            "@type": "DefinedTerm",
            "url": f"{url}#term-{term.id}",
            "name": term.term.text,
            "description": term.definition.text,
            "inDefinedTermSet": {"@id": f"{url}#about"},
        }
        for term in glossary_view(localizer)
    ]
    return [{"@type": "DefinedTermSet", "@id": f"{url}#about", "name": title, "hasDefinedTerm": terms}]
