"""Explain glossary terms in the texts of a page: a note beside the term, with a link to its entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from hub.joined.joining import Joined
from hub.localization.explaining import PageTerms
from hub.localization.localizer import LocalizedProse, Localizer
from hub.localization.terms import KnownTerm, TermFinder
from hub.model.values import Name
from hub.pages.rendering import Renderer
from hub.views.events import DayView
from hub.views.transfers import TransferView
from hub.views.view_parts import RecordView, Section

_WORD_SLOT = Markup("<!--hub-word-->")


class TermExplainer:
    """Explains the terms of one language on many pages, if the language has both the term and its definition."""

    def __init__(self, localizer: Localizer, renderer: Renderer) -> None:
        self._localizer = localizer
        self._renderer = renderer
        code = localizer.language.code
        known = [t for t in localizer.joined.glossary.values() if code in t.term.words and code in t.definition.words]
        terms = [
            KnownTerm(term.id, term.term.words[code], term.full_name.words.get(code, "") if term.full_name else "")
            for term in known
        ]
        self._finder = TermFinder(code, terms, _names(localizer.joined))
        self._notes: dict[tuple[str, str], tuple[str, str]] = {}

    def page(self, root: str) -> PageTerms:
        """The terms for one page; `root` is the link from that page to the root of the site."""

        def explain(identifier: str, word: str) -> Markup:
            before, after = self._note(root, identifier)
            return Markup(before + word + after)

        return PageTerms(self._finder, explain)

    def _note(self, root: str, identifier: str) -> tuple[str, str]:
        """The HTML before and after the word; it is the same on every page at the same depth."""
        if (root, identifier) not in self._notes:
            localizer, term = self._localizer.at(root), self._localizer.joined.glossary[identifier]
            html = self._renderer.render(
                "partials/term.html",
                id=term.id,
                word=_WORD_SLOT,
                term=localizer.say(term.term, term.language),
                full_name=localizer.say(term.full_name, term.language) if term.full_name else None,
                definition=localizer.say(term.definition, term.language),
                href=f"{localizer.page_href('glossary/')}#term-{term.id}",
                words=localizer.word,
            )
            before, _, after = html.partition(_WORD_SLOT)
            self._notes[root, identifier] = (before, after)
        return self._notes[root, identifier]


def explain_terms(view: RecordView, terms: PageTerms) -> RecordView:
    """The page of a record with the terms in its long texts explained, in reading order."""
    return replace(view, sections=[_section(section, terms) for section in view.sections])


def _section(section: Section, terms: PageTerms) -> Section:
    if section.kind not in ("prose", "bullets", "transfers", "programme"):
        return section
    return replace(section, items=[_item(item, terms) for item in section.items])


def _item(item: Any, terms: PageTerms) -> Any:
    """An item of a section with its terms explained: a long text, or an item that contains one."""
    if isinstance(item, LocalizedProse):
        # A text in another language can contain words that only look like terms of the page's language.
        return item if item.lang else LocalizedProse(terms.mark(item.html))
    if isinstance(item, DayView):
        sessions = [replace(s, description=_item(s.description, terms)) for s in item.sessions]
        return replace(item, sessions=sessions)
    if isinstance(item, TransferView):
        return replace(item, text=_item(item.text, terms))
    return item


def _names(joined: Joined) -> Iterable[str]:
    """The names of partners and organisations, and the local names of practices; words in them are not terms."""
    own: Sequence[Any] = [*joined.partners.values(), *joined.organisations.values()]
    names: list[Name] = [name for one in own for name in (one.name, one.full_name) if name]
    names += [practice.local_title for practice in joined.practices.values() if practice.local_title]
    yield from (words for name in names for words in name.words.values())
    yield from (one.short for one in own if one.short)
