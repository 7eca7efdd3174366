"""The pages of records: head and main part, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from hub.addresses import record_path
from hub.localization.localizer import Localizer
from hub.model.rules import Registry
from hub.pages.catalogue import Page, record_pages
from hub.pages.glossary_notes import explain_terms
from hub.pages.offers import offered
from hub.pages.site import Site
from hub.reading.entries import Entry
from hub.structured.graph import Described, structured
from hub.structured.records import record_nodes
from hub.translations.units import Key
from hub.views.citation import Citation, citation_view
from hub.views.embeds import EMBEDDING, embed_link
from hub.views.forms import FormLink
from hub.views.kinds import SHOWN
from hub.views.pages import Head, head_view
from hub.views.records import withdrawn_view
from hub.views.translation import NOTHING_TO_SAY, translation_note
from hub.views.view_parts import RecordView


def pages(site: Site) -> Iterator[Page]:
    """The page of each record in each language."""
    return record_pages(site.joined, site.languages)


def render(site: Site, page: Page) -> bytes:
    """The page of a record."""
    return site.framed(page, *parts_of_page(site, page))


def parts_of_page(site: Site, page: Page) -> tuple[Markup, Markup]:
    """Head and main part."""
    registry, identifier = page.made_from
    localizer = site.localizer(page.language, page.path)
    return record_html(site, localizer, registry, site.entry(registry, identifier), offered(site, page))


def record_html(
    site: Site, localizer: Localizer, registry: Registry, entry: Entry, forms: Sequence[FormLink] = ()
) -> tuple[Markup, Markup]:
    """Head and main part of a record's page in one language; `forms` are the files beside it."""
    record = entry.record
    withdrawn = record.publish == "withdrawn"
    view: RecordView = (
        withdrawn_view(localizer, registry, record) if withdrawn else SHOWN[registry].view(localizer, record)
    )
    view = explain_terms(view, site.term_explainer(localizer.language.code).page(localizer.root))
    translated = site.translated(registry, record.id)
    state = "" if withdrawn else localizer.state(record)
    title = localizer.word("withdrawn.title", title=view.title.plain) if withdrawn else localizer.full_title(record)
    lead = view.description or (view.lead.plain if view.lead else title)
    head = head_view(
        localizer,
        site.settings.site_url,
        record_path(registry, record.id),
        title=title,
        description=localizer.word("signs.stop").join((state.capitalize(), lead)) if state else lead,
        translated=translated,
        own=record.language,
        hidden=withdrawn,
        forms=forms,
    )
    citable = view.citable and not withdrawn
    take = citation_view(localizer, registry, record.id, view.title, head.canonical, state) if citable else None
    main = _main(site, localizer, registry, entry, view, take, forms)
    about = Markup() if withdrawn else _structured(site, localizer, registry, record, head, view)
    return site.renderer.render("partials/head.html", head=head, structured=about), main


def _main(
    site: Site,
    localizer: Localizer,
    registry: Registry,
    entry: Entry,
    view: RecordView,
    take: Citation | None,
    forms: Sequence[FormLink],
) -> Markup:
    """The main part; what is withdrawn says nothing of its translation, and cannot be shown on other sites."""
    record, shown = entry.record, entry.record.publish != "withdrawn"
    translated = localizer.language.code in site.translated(registry, record.id)
    embeds = [embed_link(localizer, record_path(registry, record.id))] if EMBEDDING in site.written_pages else []
    note = translation_note(localizer, Key(registry, record.id), site.repository) if shown else NOTHING_TO_SAY
    return site.renderer.render(
        "partials/record.html",
        view=view,
        words=localizer.word,
        notice=localizer.word("notice.record") if shown and not translated else "",
        note=note,
        edit=site.repository.edit(entry.file, entry.line),
        take=take,
        forms=[*forms, *(embeds if shown else [])],
    )


def _structured(
    site: Site, localizer: Localizer, registry: Registry, record: Any, head: Head, view: RecordView
) -> Markup:
    """What the page says to search engines."""
    site_url = site.settings.site_url
    described = Described(
        site_url=site_url,
        path=record_path(registry, record.id),
        title=localizer.full_title(record),
        description=head.description,
        translated=site.translated(registry, record.id),
        own=record.language,
        parents=view.parents,
        about=record_nodes(localizer, site_url, registry, record),
        changed=str(record.updated or ""),
    )
    return structured(localizer, described)
