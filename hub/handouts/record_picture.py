"""The picture of a record in a language, which social networks show beside a link to its page."""

from __future__ import annotations

from hub.handouts.frame import picture, shelf_of
from hub.handouts.nodes import Node, said
from hub.handouts.practice_data import badge_data
from hub.localization.localizer import LocalizedText
from hub.pages.catalogue import Output, Page
from hub.pages.offers import beside_records, pages_beside_records
from hub.pages.site import Site
from hub.text.direction import direction_of
from hub.typesetting.setting import typeset
from hub.views.kinds import SHOWN
from hub.views.pages import shorten
from hub.views.picture import PICTURE_FILE

NAME = "picture"
_LONGEST = 160
"""Characters of a title: no more can be read at the size at which networks show it."""

_SIZES = ((60, 54), (110, 46), (_LONGEST, 40))
"""Characters of a title, and the size of its letters."""

_SCALES = (1.0, 0.85, 0.7, 0.55)
LIMIT = 80_000
"""Bytes of a picture: networks load it for a card of a few centimetres."""


def data(site: Site, page: Page) -> Node:
    """What the picture of a record shows, from its card."""
    registry, identifier = page.made_from
    localizer = site.localizer(page.language, page.path)
    card = SHOWN[registry].card(localizer, site.entry(registry, identifier).record)
    project = localizer.joined.project
    title = LocalizedText(shorten(card.title.text, _LONGEST), card.title.lang, card.title.dir)
    figure = {"number": said(card.figure.number), "label": said(card.figure.label)} if card.figure else None
    return {
        "lang": localizer.language.tag.partition("-")[0],
        "rtl": direction_of(localizer.language.tag) == "rtl",
        "kicker": localizer.word("signs.dot").join(filter(None, (card.date.words if card.date else "", card.kicker))),
        "title": said(title),
        "size": next(size for most, size in _SIZES if len(title.text) <= most),
        "badge": badge_data(card.badge),
        "figure": figure,
        "site": localizer.word("site.name"),
        "programme": project.programme,
        "statement": said(localizer.say(project.statement, project.language)),
        "emblem": picture(site.settings.root / "docs" / "assets" / (project.publisher.emblem or project.emblem)),
    }


def render(site: Site, page: Page) -> bytes:
    """The picture as PNG; much text is set smaller, as its edges are what takes the bytes."""
    shown, shelf = data(site, page), shelf_of(site)
    for scale in _SCALES:
        made = typeset("picture", {**shown, "scale": scale}, "png", shelf)
        if len(made) <= LIMIT:
            break
    return made


_beside = beside_records(NAME, PICTURE_FILE, document=True)
PICTURE = Output(NAME, pages_beside_records(_beside), render)
