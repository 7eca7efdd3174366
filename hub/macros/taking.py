"""The macros by which readers take the site along: calendars to subscribe to, cards and lists for their own site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from hub.addresses import page_path
from hub.calendars.outputs import FILE, calendar_lists, calendar_name
from hub.localization.localizer import Link, LocalizedText
from hub.macros.page import Macro, MacroPage
from hub.model.kinds import REGISTRIES
from hub.views.embeds import FOLDER, LISTED_BY, EmbedGroup, lists_of, offer_of
from hub.views.view_parts import Fact


def calendars(page: MacroPage) -> Markup:
    """Every calendar: the link that a calendar on the device opens, and the address to copy."""
    facts = [
        Fact("calendar", calendar_name(page.localizer, made_from), [*_links(page, path)])
        for path, made_from in calendar_lists(page.joined)
    ]
    return page.renderer.render("partials/rows.html", facts=facts)


def _links(page: MacroPage, path: str) -> Iterator[Link]:
    address = page.site_url + page_path(page.localizer.language, path + FILE)
    yield Link(f"webcal:{address.partition(':')[2]}", LocalizedText(page.localizer.word("calendar.subscribe")))
    yield Link(address, LocalizedText(address))


def embeds(page: MacroPage) -> Markup:
    """A form that builds the snippet for a site, an example, and a ready snippet for each list."""
    found = [(embed.by, offer_of(page.localizer, page.site_url, embed)) for embed in lists_of(page.joined)]
    groups = [
        EmbedGroup(page.localizer.word(f"embed.by.{by}"), [offer for its, offer in found if its == by])
        for by in LISTED_BY
        if any(its == by for its, _ in found)
    ]
    example = next(lists_of(page.joined), None)
    return page.renderer.render(
        "partials/embeds.html",
        groups=groups,
        example=offer_of(page.localizer, page.site_url, example) if example else None,
        folder=page.site_url + FOLDER,
        shown=f"{page.localizer.root}{example.folder(page.localizer.language.code)}" if example else "",
        kinds="|".join(REGISTRIES),
        default=next(iter(page.localizer.languages)),
        words=page.localizer.word,
    )


TAKING: Mapping[str, Macro] = {"calendars": calendars, "embeds": embeds}
