"""The glossary, as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.vocabulary import GlossaryTerm
from hub.views.ordering import sort_key
from hub.views.sources import source_links


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with its definition; `former_ids` are anchors that used to lead to it."""

    id: str
    term: LocalizedText
    full_name: LocalizedText | None
    definition: LocalizedText
    related: Sequence[Link]
    sources: Sequence[Link]
    former_ids: Sequence[str]


def glossary_view(localizer: Localizer) -> list[TermView]:
    """All terms, sorted as the language sorts."""
    terms = localizer.joined.glossary.values()
    lang = localizer.language.code
    return [_term(localizer, term) for term in sorted(terms, key=lambda t: sort_key(_word(localizer, t).text, lang))]


def letters_view(localizer: Localizer, terms: Sequence[TermView]) -> list[Link]:
    """The first letters of the terms, each linked to its first term, without accents that do not matter for sorting."""
    groups: dict[str, list[TermView]] = {}
    for term in terms:
        groups.setdefault(sort_key(term.term.text[:1], localizer.language.code), []).append(term)
    return [Link(f"#term-{group[0].id}", LocalizedText(_letter(group))) for group in groups.values()]


def _letter(group: Sequence[TermView]) -> str:
    initials = [term.term.text[:1].upper() for term in group]
    return next((letter for letter in initials if letter.isascii()), initials[0])


def _term(localizer: Localizer, term: GlossaryTerm) -> TermView:
    known = localizer.joined.glossary
    return TermView(
        id=term.id,
        term=_word(localizer, term),
        full_name=localizer.say(term.full_name, term.language) if term.full_name else None,
        definition=localizer.say(term.definition, term.language),
        related=[Link(f"#term-{key}", _word(localizer, known[key])) for key in term.related if key in known],
        sources=source_links(localizer, term.sources),
        former_ids=term.former_ids,
    )


def _word(localizer: Localizer, term: GlossaryTerm) -> LocalizedText:
    return localizer.say(term.term, term.language)
