"""What the first screen of a practice says: who, when, at what cost, how well proven, and what the page holds."""

from __future__ import annotations

from collections.abc import Sequence

from hub.joined.actors import visible_actors
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.practices import Figure, Practice
from hub.views.cards import practice_badge
from hub.views.names import actor_item
from hub.views.sections import EVIDENCE_LEVELS, fact, quantity_words
from hub.views.view_parts import Fact, InShort, Section

LEADING = 3
"""The most figures in the first screen; the others stand with the evidence."""
OWNERS = 2
"""The most owners named in short; all of them stand with whom to ask."""


def in_short(localizer: Localizer, practice: Practice, story: Sequence[Section], closing: Sequence[Section]) -> InShort:
    """A practice in short; the contents list the sections of its page, its facts between story and closing."""
    here = {section.id for section in story}
    facts = Section("facts", localizer.word("facts_heading"), "facts", ())
    sources = Section("sources", localizer.word("sources"), "links", practice.sources)
    parts = [*story, facts, *closing, *([sources] if practice.sources else [])]
    return InShort(
        facts=[*_owner(localizer, practice), *_period(localizer, practice), *_cost(localizer, practice, here)],
        badge=practice_badge(localizer, practice),
        levels=localizer.page_href(EVIDENCE_LEVELS),
        contents=[Link(f"#{part.id}", LocalizedText(part.heading)) for part in parts],
    )


def leading_figures(practice: Practice) -> list[Figure]:
    """The figures of the first screen: of many, the one that the record names, then others; its cost is told apart."""
    own = [figure for figure in practice.figures if figure.kind != "context"]
    if len(own) <= LEADING:
        return own
    cost = _cost_figure(practice)
    return sorted((figure for figure in own if figure is not cost), key=lambda figure: not figure.headline)[:LEADING]


def practice_period(localizer: Localizer, practice: Practice) -> str:
    """When the practice ran: both ends, one end, or only its status."""
    if practice.start and practice.end:
        return localizer.span(practice.start, practice.end)
    if practice.start:
        key = "period.since_running" if practice.status == "running" else "period.since"
        return localizer.word(key, start=localizer.date(practice.start))
    if practice.end:
        return localizer.word("period.until", end=localizer.date(practice.end))
    return localizer.word(f"practice_status.{practice.status}") if practice.status else ""


def _owner(localizer: Localizer, practice: Practice) -> list[Fact]:
    owners = [actor_item(localizer, owner) for owner in visible_actors(practice.owners, localizer.joined)]
    more = LocalizedText(f"+{len(owners) - OWNERS}") if len(owners) > OWNERS else None
    return fact(localizer, "owner", *owners[:OWNERS], more, href="#ask")


def _period(localizer: Localizer, practice: Practice) -> list[Fact]:
    return fact(localizer, "period", practice_period(localizer, practice), href="#facts")


def _cost(localizer: Localizer, practice: Practice, here: set[str]) -> list[Fact]:
    """What it cost, as far as a sum is known; else the way to the resources it needs."""
    figure, has_resources = _cost_figure(practice), "resources" in here
    if figure is None:
        resources = Link("#resources", LocalizedText(localizer.word("sections.resources")))
        return fact(localizer, "cost", resources) if has_resources else []
    words = (quantity_words(localizer, figure, figure.upper), localizer.say(figure.label, practice.language))
    return fact(localizer, "cost", *words, href="#resources" if has_resources else "#figures")


def _cost_figure(practice: Practice) -> Figure | None:
    return next((figure for figure in practice.figures if figure.kind == "means" and figure.is_money), None)
