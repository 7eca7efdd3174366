"""The names of the partners, for whoever writes about the project."""

from __future__ import annotations

from collections import defaultdict

from hub.localization.localizer import LocalizedText, Localizer
from hub.model.records import Partner
from hub.views.names import CalledActor, OtherName, called, other_names
from hub.views.ordering import sort_by_country
from hub.views.view_parts import Fact


def names_to_write(localizer: Localizer) -> list[Fact]:
    """The partners of each country, the lead partner's first: the name that heads their page, then their others."""
    by_country: dict[str, list[CalledActor]] = defaultdict(list)
    for partner in sort_by_country(localizer, localizer.joined.partners.values()):
        by_country[partner.location.country].append(_names(localizer, partner))
    return [Fact(code, localizer.country(code), names) for code, names in by_country.items()]


def _names(localizer: Localizer, partner: Partner) -> CalledActor:
    """The name of a partner, then its other names and its short one."""
    name, others = localizer.heading(partner), other_names(localizer, partner)
    written = {name.text, *(other.name.text for other in others)}
    short = [OtherName(LocalizedText(partner.short))] if partner.short and partner.short not in written else []
    return called(localizer, name, [*others, *short])
