"""The page and the card of a helpline."""

from __future__ import annotations

from hub.localization.localizer import Localizer
from hub.model.helplines import Helpline
from hub.views.sections import (
    contact_link,
    external,
    fact,
    number_link,
    parents,
    region_partner_fact,
    term_links,
)
from hub.views.sources import source_links
from hub.views.view_parts import Card, Fact, RecordView


def helpline_view(localizer: Localizer, helpline: Helpline) -> RecordView:
    """The page of a helpline: whom it is for, and how to reach it."""
    return RecordView(
        registry="helplines",
        kicker=localizer.where(helpline.location, parts=("region", "country")),
        title=localizer.heading(helpline),
        lead=localizer.say(helpline.summary, helpline.language),
        facts=[
            *_ways(localizer, helpline),
            *fact(localizer, "official_page", external(helpline.website)),
            *fact(
                localizer, "audiences", *term_links(localizer, "helplines", "audience", "audiences", helpline.audiences)
            ),
            *fact(localizer, "place", localizer.where(helpline.location)),
            *region_partner_fact(localizer, helpline.location),
            *fact(localizer, "checked", localizer.date(helpline.checked)),
        ],
        sources=source_links(localizer, helpline.sources),
        updated=localizer.date(helpline.updated),
        reviewed=localizer.date(helpline.reviewed),
        parents=parents(localizer, "helplines"),
    )


def helpline_card(localizer: Localizer, helpline: Helpline) -> Card:
    """A helpline in a list: its number once that is confirmed, and its official page."""
    number = [number_link(helpline.number)] if helpline.number and _confirmed(localizer, helpline) else []
    return Card(
        registry="helplines",
        href=localizer.href("helplines", helpline.id),
        kicker=localizer.where(helpline.location, parts=("region", "country")),
        title=localizer.heading(helpline),
        summary=localizer.say(helpline.summary, helpline.language),
        ways=[*number, *filter(None, [external(helpline.website)])],
    )


def _confirmed(localizer: Localizer, helpline: Helpline) -> bool:
    """Whether a partner has confirmed the helplines of the country."""
    return helpline.location.country in localizer.joined.confirmations


def _ways(localizer: Localizer, helpline: Helpline) -> list[Fact]:
    """Number and contact, with who confirmed them; until then, a word that they are not shown yet."""
    if not _confirmed(localizer, helpline):
        hidden = helpline.number or helpline.contact
        key = "number" if helpline.number else "contact"
        return fact(localizer, key, localizer.word("helplines.unconfirmed")) if hidden else []
    confirmation = localizer.joined.confirmations[helpline.location.country]
    note = localizer.say(helpline.number_note, helpline.language) if helpline.number_note else None
    partner = [localizer.record_link("partners", confirmation.partner)] * (
        confirmation.partner in localizer.joined.partners
    )
    return [
        *(fact(localizer, "number", number_link(helpline.number), note) if helpline.number else []),
        *fact(localizer, "contact", contact_link(helpline.contact)),
        *fact(localizer, "confirmed", *partner, localizer.date(confirmation.date)),
    ]
