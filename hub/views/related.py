"""Related practices as cards, each with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.models import Practice
from hub.relating import WEIGHTS, Relation
from hub.views.parts import Card, Section, practice_card
from hub.voice import Phrase, Voice


@dataclass(frozen=True, slots=True)
class Reason:
    """Words such as "Same themes:", and the terms that follow them."""

    words: str
    terms: Sequence[Phrase] = ()


@dataclass(frozen=True, slots=True)
class RelatedCard:
    """A card and why it stands there."""

    card: Card
    reasons: Sequence[Reason]


def related_section(voice: Voice, practice: Practice) -> list[Section]:
    """The section of related practices, none where there are none."""
    relations = voice.joined.relations_by_practice.get(practice.id, ())
    items = [RelatedCard(practice_card(voice, one.practice), _reasons(voice, practice, one)) for one in relations]
    return [Section("related", voice.word("sections.related"), "related", items)] if items else []


def _reasons(voice: Voice, practice: Practice, relation: Relation) -> list[Reason]:
    reasons = [Reason(voice.word("reading.chosen"))] if relation.chosen else []
    for facet in WEIGHTS:
        shared: tuple[str, ...] = getattr(relation, facet)
        if shared:
            words = voice.count(f"reading.same_{facet}", len(shared))
            reasons.append(Reason(words, [voice.term(facet, key) for key in shared]))
    region = practice.location.region
    if relation.same_region and region:
        reasons.append(Reason(voice.word("reading.same_region"), [Phrase(voice.place(region.name))]))
    return reasons
