"""The picture that networks show beside a link to the page of a record."""

from __future__ import annotations

from dataclasses import dataclass

from hub.addresses import page_path, record_path
from hub.localization.localizer import Localizer
from hub.views.view_parts import RecordView

PICTURE_FILE = "picture.png"
"""Its name, beside the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: absolute address, and what it says, for those who hear it."""

    href: str
    alt: str


def picture_view(localizer: Localizer, site_url: str, view: RecordView, identifier: str) -> Picture:
    """The picture of a record (hub/handouts/record_picture.py)."""
    path = page_path(localizer.language, record_path(view.registry, identifier))
    shown = (view.title.plain, view.kicker, view.badge.label.plain if view.badge else "")
    return Picture(f"{site_url}{path}{PICTURE_FILE}", localizer.word("signs.dot").join(filter(None, shown)))
