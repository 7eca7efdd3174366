"""The places that took over a practice, as far as documented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hub.localization.localizer import Link, LocalizedProse, LocalizedText, Localizer
from hub.model.practices import Transfer
from hub.model.records import Location
from hub.model.values import Text
from hub.views.sections import prose_section
from hub.views.sources import source_links
from hub.views.view_parts import Section


@dataclass(frozen=True, kw_only=True, slots=True)
class TransferView:
    """A documented transfer: the place, perhaps the partner and the date, and its description."""

    where: str
    partner: Link | None
    date: str
    text: LocalizedProse
    sources: Sequence[Link]


def transfer_potential_section(localizer: Localizer, text: Text | None, own: str) -> list[Section]:
    """Whether a practice could work elsewhere, and the way to the steps of a transfer; empty where that is unknown."""
    way = Link(localizer.page_href("transfer/"), LocalizedText(localizer.word("footer.transfer")))
    return [replace(section, more=way) for section in prose_section(localizer, "transfer_potential", text, own)]


def transfers_section(localizer: Localizer, transfers: Sequence[Transfer], own: str) -> list[Section]:
    """The section of the documented transfers; empty where there are none."""
    items = [
        TransferView(
            where=transfer_place(localizer, transfer),
            partner=localizer.record_link("partners", transfer.partner)
            if transfer.partner in localizer.joined.partners
            else None,
            date=localizer.date(transfer.date),
            text=localizer.prose(transfer.description, own),
            sources=source_links(localizer, transfer.sources),
        )
        for transfer in transfers
    ]
    return [Section("transfers", localizer.word("sections.transfers"), "transfers", items)] if items else []


def transfer_place(localizer: Localizer, transfer: Transfer) -> str:
    """The region, where it is known, and the country."""
    return localizer.where(Location(country=transfer.country, region=transfer.region))
