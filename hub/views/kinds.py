"""The view of the page and the card in lists for each kind of record; importing fails when a kind is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from hub.localization.localizer import Localizer
from hub.model.kind import IncompleteKindError
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.views.cards import event_card, organisation_card, partner_card, practice_card
from hub.views.documents import document_card, document_view
from hub.views.events import event_view
from hub.views.helplines import helpline_card, helpline_view
from hub.views.practices import practice_view
from hub.views.records import organisation_view, partner_view
from hub.views.view_parts import Card, RecordView


class Shown(NamedTuple):
    """The functions that build the page and the card of a record in one language."""

    view: Callable[[Localizer, Any], RecordView]
    card: Callable[[Localizer, Any], Card]


def complete(shown: Mapping[Registry, Shown]) -> Mapping[Registry, Shown]:
    """Return the table unchanged. Raises IncompleteKindError when a kind with pages is missing from it."""
    for name in REGISTRIES:
        if name not in shown:
            raise IncompleteKindError(f"hub/views/kinds.py: the kind {name!r} has no view and no card: add its line")
    for name in shown:
        if name not in REGISTRIES:
            raise IncompleteKindError(f"hub/views/kinds.py: {name!r} has no row in hub/model/kinds.py: add it there")
    return MappingProxyType(shown)


SHOWN = complete(
    {
        "practices": Shown(practice_view, practice_card),
        "partners": Shown(partner_view, partner_card),
        "organisations": Shown(organisation_view, organisation_card),
        "events": Shown(event_view, event_card),
        "helplines": Shown(helpline_view, helpline_card),
        "documents": Shown(document_view, document_card),
    }
)
