"""The laws on cybersecurity, as their page shows them: one block for each, by country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.laws import STEPS, Law
from hub.views.names import actor_item
from hub.views.ordering import sort_key
from hub.views.sections import external, fact
from hub.views.sources import source_links
from hub.views.view_parts import Fact


@dataclass(frozen=True, slots=True)
class LawView:
    """A law: its country, its name in its own language, what it is, and the facts that are known."""

    id: str
    country: str
    name: LocalizedText
    summary: LocalizedText
    facts: Sequence[Fact]
    sources: Sequence[Link]


def laws_view(localizer: Localizer) -> list[LawView]:
    """All laws, by country as the language sorts, then in the order of the registry."""
    lang = localizer.language.code
    laws = sorted(localizer.joined.laws.values(), key=lambda law: sort_key(localizer.country(law.country), lang))
    return [_law(localizer, law) for law in laws]


def _law(localizer: Localizer, law: Law) -> LawView:
    return LawView(
        id=law.id,
        country=localizer.country(law.country),
        name=localizer.heading(law),
        summary=localizer.say(law.summary, law.language),
        facts=[
            *(
                fact(localizer, "local_authorities", localizer.say(law.local_authorities, law.language))
                if law.local_authorities
                else []
            ),
            *(fact(localizer, "reference", localizer.own_name(law.reference)) if law.reference else []),
            *(one for name in STEPS for one in fact(localizer, name, localizer.date(getattr(law, name)))),
            *fact(localizer, "authorities", *(actor_item(localizer, actor) for actor in law.authorities)),
            *fact(localizer, "official_page", external(law.official_page)),
            *fact(localizer, "checked", localizer.date(law.checked)),
        ],
        sources=source_links(localizer, law.sources),
    )
