"""Related practices as cards, each with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.joined.actors import visible_actors
from hub.joined.relating import WEIGHTS, Facet, Relation
from hub.localization.localizer import LocalizedText, Localizer
from hub.model.practices import Practice
from hub.views.cards import practice_card
from hub.views.names import actor_label
from hub.views.view_parts import Card, Reason, Section


@dataclass(frozen=True, slots=True)
class RelatedCard:
    """A card and the reasons for showing it.

    A choice of the editors (`chosen`) is shown on both pages, a similar practice perhaps on one.
    """

    card: Card
    chosen: bool
    reasons: Sequence[Reason]


def related_section(localizer: Localizer, practice: Practice) -> list[Section]:
    """The section of related practices; empty where there are none."""
    relations = localizer.joined.relations(practice.id)
    items = [
        RelatedCard(practice_card(localizer, one.practice), one.chosen, _reasons(localizer, practice, one))
        for one in relations
    ]
    return [Section("related", localizer.word("sections.related"), "related", items)] if items else []


def _reasons(localizer: Localizer, practice: Practice, relation: Relation) -> list[Reason]:
    """What the two share, in words; the choice of the editors is a reason where they share nothing."""
    reasons = [_shared(localizer, facet, keys) for facet in WEIGHTS if (keys := getattr(relation, facet))]
    region = practice.location.region
    if relation.same_region and region:
        reasons.append(Reason(localizer.word("reading.same_region"), (LocalizedText(localizer.place(region.name)),)))
    owners = tuple(actor_label(localizer, one) for one in visible_actors(relation.owners, localizer.joined))
    if owners:
        reasons.insert(0, Reason(localizer.count("reading.same_owners", len(owners)), owners))
    return reasons or [Reason(localizer.word("reading.chosen"))]


def _shared(localizer: Localizer, facet: Facet, keys: tuple[str, ...]) -> Reason:
    """The terms in common as words, formed once because many practices share the same terms."""
    known: Reason | None = localizer.cards.get((facet, keys))
    if known is None:
        words = localizer.count(f"reading.same_{facet}", len(keys))
        known = localizer.cards[facet, keys] = Reason(words, tuple(localizer.term(facet, key) for key in keys))
    return known
