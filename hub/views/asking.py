"""Whom to ask about a record: those who answer for it, how to reach them, in which language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hub.joined.actors import visible_actors
from hub.localization.localizer import Link, Localizer
from hub.model.names import own_language, status_of
from hub.model.records import Actor, Location
from hub.views.names import actor_item
from hub.views.sections import contact_link, external, fact, region_partner_fact
from hub.views.view_parts import Fact, Section


def ask_section(
    localizer: Localizer,
    role: str,
    actors: Iterable[Actor],
    location: Location | None = None,
    contact: str | None = None,
) -> list[Section]:
    """Whom to ask: the actors in their role, a way to reach them, the partner of the region, their language.

    Where no way is known, that is said once.
    """
    shown = visible_actors(actors, localizer.joined)
    known = [_record_of(localizer, actor) for actor in shown]
    return _section(
        localizer,
        [
            *fact(localizer, role, *(actor_item(localizer, actor) for actor in shown)),
            *_ways(localizer, known, contact),
            *region_partner_fact(localizer, location, known),
            *_languages(localizer, known),
        ],
    )


def ask_partner_section(localizer: Localizer, partner: Any) -> list[Section]:
    """Whom to ask about a partner and its region: the partner itself."""
    return _section(localizer, [*_ways(localizer, [partner], None), *_languages(localizer, [partner])])


def _section(localizer: Localizer, facts: Sequence[Fact]) -> list[Section]:
    return [Section("ask", localizer.word("compare.ask"), "facts", facts)]


def _record_of(localizer: Localizer, actor: Actor) -> Any:
    """The partner or organisation that an actor is, else the actor with its name."""
    if actor.partner:
        return localizer.joined.partners[actor.partner]
    return localizer.joined.organisations[actor.organisation] if actor.organisation else actor


def _ways(localizer: Localizer, known: Sequence[Any], contact: str | None) -> list[Fact]:
    contacts = [contact, *(getattr(one, "contact", None) for one in known)]
    sites = _once(external(getattr(one, "website", None)) for one in known)
    links = _once(contact_link(one) for one in contacts)
    unknown = "" if links else localizer.word("compare.not_known")
    return [*fact(localizer, "website", *sites), *fact(localizer, "contact", *links, unknown)]


def _languages(localizer: Localizer, known: Sequence[Any]) -> list[Fact]:
    """The languages of those to ask, as far as their names tell: a name that is known in English alone does not."""
    codes = dict.fromkeys(own_language(one) for one in known if status_of(one) or own_language(one) != "en")
    return fact(localizer, "language", *(localizer.language_name(code) for code in codes))


def _once(links: Iterable[Link | None]) -> list[Link]:
    return list(dict.fromkeys(link for link in links if link))
