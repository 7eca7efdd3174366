"""The links of a page for editing it, and for adding to the list that it shows."""

from __future__ import annotations

from hub.github.addresses import RepositoryPages
from hub.joined.joining import Joined
from hub.localization.localizer import Localizer
from hub.model.kinds import KINDS, LISTINGS
from hub.model.rules import Registry
from hub.views.contribute_links import ContributeLinks, contribute_links
from hub.views.editing import Editing


def list_links(joined: Joined, editing: Editing, localizer: Localizer, path: str) -> ContributeLinks | None:
    """The links for adding to the list that a hand-written page shows; None on other pages."""
    listing = next((name for name in LISTINGS if path == f"{name}/"), None)
    return contribute_links(localizer, editing, listing, joined.last_lines.get(listing, 0)) if listing else None


def value_edit(joined: Joined, repository: RepositoryPages, registry: Registry, facet: str, value: str) -> str:
    """The address for editing the label of a facet value: a term of the taxonomy, a partner, or else the registry."""
    of = KINDS[registry].facet(facet)
    if vocabulary := of.vocabulary:
        return repository.edit("data/taxonomy.yml", joined.term_lines[vocabulary, value])
    if of.registry:
        entry = joined.entries[of.registry][value]
    else:
        entry = joined.entries[registry][joined.values[registry][facet][value][0]]
    return repository.edit(entry.file, entry.line)
