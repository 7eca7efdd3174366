"""The pages of records: head and main part, in one language."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hub.addresses import record_path
from hub.localization.localizer import Localizer
from hub.model.rules import Registry
from hub.pages.catalogue import Page, record_pages
from hub.pages.glossary_notes import explain_terms
from hub.pages.site import Site
from hub.reading.entries import Entry
from hub.translations.units import Key
from hub.views.citation import citation_view
from hub.views.kinds import SHOWN
from hub.views.pages import head_view
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
    return record_html(site, localizer, registry, site.entry(registry, identifier))


def record_html(site: Site, localizer: Localizer, registry: Registry, entry: Entry) -> tuple[Markup, Markup]:
    """Head and main part of a record's page in one language."""
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
    )
    notice = "" if withdrawn or localizer.language.code in translated else localizer.word("notice.record")
    edit = site.repository.edit(entry.file, entry.line)
    note = NOTHING_TO_SAY
    if not withdrawn:
        note = translation_note(localizer, Key(registry, record.id), site.repository)
    citable = view.citable and not withdrawn
    take = citation_view(localizer, registry, record.id, view.title, head.canonical, state) if citable else None
    main = site.renderer.render(
        "partials/record.html", view=view, words=localizer.word, notice=notice, note=note, edit=edit, take=take
    )
    return site.renderer.render("partials/head.html", head=head), main
