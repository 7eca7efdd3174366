"""The page and the card of a document."""

from __future__ import annotations

from hub.joined.actors import visible_actors
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.documents import Document
from hub.views.names import actor_item, actor_label
from hub.views.sections import external, fact, parents, term_links
from hub.views.sources import source_links
from hub.views.view_parts import Card, Fact, RecordView, Section


def document_view(localizer: Localizer, document: Document) -> RecordView:
    """The page of a document: what it is, where it stands, and which records use it."""
    return RecordView(
        registry="documents",
        kicker=localizer.term("document_kinds", document.kind).plain,
        title=localizer.title(document),
        lead=localizer.say(document.summary, document.language) if document.summary else None,
        description=localizer.word("signs.dot").join([localizer.title(document).plain, *_words(localizer, document)]),
        sections=_uses(localizer, document),
        facts=_facts(localizer, document),
        sources=source_links(localizer, document.sources),
        updated=localizer.date(document.updated),
        reviewed=localizer.date(document.reviewed),
        citable=False,
        parents=parents(localizer, "documents"),
    )


def document_card(localizer: Localizer, document: Document) -> Card:
    """A document in a list: its title in its own language, what it is, and the site that it stands on."""
    return Card(
        registry="documents",
        href=localizer.href("documents", document.id),
        kicker=localizer.word("signs.dot").join(_words(localizer, document)),
        title=localizer.title(document),
        summary=localizer.say(document.summary, document.language) if document.summary else None,
        ways=[*filter(None, [external(document.url)])],
    )


def _words(localizer: Localizer, document: Document) -> list[str]:
    """Kind, publisher, language and date, as far as known."""
    publishers = visible_actors([document.publisher], localizer.joined)
    words = [
        localizer.term("document_kinds", document.kind).plain,
        *(actor_label(localizer, publisher).plain for publisher in publishers),
        localizer.language_name(document.written_in),
        localizer.date(document.date),
    ]
    return [word for word in words if word]


def _facts(localizer: Localizer, document: Document) -> list[Fact]:
    language, level = document.written_in, document.level
    publishers = visible_actors([document.publisher], localizer.joined)
    return [
        *fact(localizer, "address", external(document.url)),
        *fact(localizer, "publisher", *(actor_item(localizer, publisher) for publisher in publishers)),
        *fact(localizer, "copied_by", localizer.own_name(document.copied_by) if document.copied_by else None),
        *fact(localizer, "title", localizer.word("documents.title_ours") if document.title_ours else None),
        *fact(localizer, "kind", *term_links(localizer, "documents", "kind", "document_kinds", [document.kind])),
        *fact(localizer, "language", _listed(localizer, f"language/{language}", localizer.language_name(language))),
        *fact(localizer, "date", localizer.date(document.date)),
        *fact(localizer, "level", _listed(localizer, f"level/{level}", localizer.word(f"document_levels.{level}"))),
    ]


def _listed(localizer: Localizer, value: str, label: str) -> Link:
    """A link to the list of the documents that share a value."""
    return Link(localizer.href("documents", value), LocalizedText(label))


def _uses(localizer: Localizer, document: Document) -> list[Section]:
    """The records that name the document as a source, or list it."""
    uses = localizer.joined.library.uses.get(document.id, ())
    links = [localizer.record_link(registry, key) for registry, key in uses]
    return [Section("document_uses", localizer.word("sections.document_uses"), "links", links)] if links else []
