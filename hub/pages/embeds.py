"""The files that others show in a frame: no script, no form, nothing that a search engine should know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hub.addresses import page_path, root_of
from hub.localization.localizer import Localizer
from hub.pages.catalogue import Page
from hub.pages.csp import embed_policy
from hub.pages.site import Site
from hub.views.embeds import Embed, all_embeds, records_of, title_of
from hub.views.kinds import SHOWN
from hub.views.ordering import sort_practices
from hub.views.view_parts import Card

_NAME = "embed"


def pages(site: Site) -> Iterator[Page]:
    """Each embed in each language."""
    for code in site.languages:
        for embed in all_embeds(site.joined):
            yield Page(_NAME, f"{embed.folder(code)}index.html", code, embed.path, embed)


def render(site: Site, page: Page) -> bytes:
    """A page of its own, as small as can be."""
    registry, by, key = page.made_from
    embed = Embed(registry, by, key)
    localizer = site.absolute_localizer(page.language)
    root = root_of(page.file)
    project = localizer.joined.project
    html = site.renderer.render(
        "partials/embed.html",
        cards=_cards(localizer, embed),
        listed=bool(embed.by),
        title=title_of(localizer, embed),
        lang=localizer.language.attributes,
        policy=embed_policy(),
        stylesheets=[root + one.url for one in (site.assets.styles, site.assets.embed_styles)],
        emblem=f"{root}assets/{project.publisher.emblem or project.emblem}",
        more=site.settings.site_url + page_path(localizer.language, embed.path),
        statement=localizer.say(project.statement, project.language),
        words=localizer.word,
    )
    return html.encode()


def _cards(localizer: Localizer, embed: Embed) -> list[Card]:
    """The cards, without the button that chooses a practice: it needs script."""
    records = records_of(localizer.joined, embed)
    ordered = sort_practices(localizer, records) if embed.by else records
    return [_plain(localizer, SHOWN[embed.registry].card(localizer, record)) for record in ordered]


def _plain(localizer: Localizer, card: Card) -> Card:
    key = (_NAME, card.registry, card.href)
    if key not in localizer.cards:
        localizer.cards[key] = replace(card, choice=None)
    found: Card = localizer.cards[key]
    return found
