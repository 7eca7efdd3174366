"""Find terms of the glossary that a text uses and its translation does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from hub.diagnosis.normalize import fold
from hub.editorial.passages import Passage
from hub.localization.lemmas import lemma
from hub.localization.terms import KnownTerm, TermFinder
from hub.model.vocabulary import GlossaryTerm
from hub.reading.entries import Registries

_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^()]*\)")
_BRACES = re.compile(r"\{\w+\}")
"""A placeholder, whose name is no word."""
Words = tuple[frozenset[str], ...]
"""The words of a term, each as the beginnings of its forms."""
_ROOT, _LONG_ROOT, _LONG = 4, 5, 9
"""Letters that words of one family share at their beginning (`transfer`, `trasferire`): more in a long word."""
_COMPOUNDING, _LAST_PART = {"fi", "hu"}, 6
"""Languages that build compounds, whose last part may stand alone: `tietoturvapoikkeama`, `poikkeama`."""


class TermUse:
    """The terms of the glossary, looked for in a text and in its translation."""

    def __init__(self, registries: Registries) -> None:
        self._terms: Mapping[str, GlossaryTerm] = {
            entry.record.id: entry.record for entry in registries.entries["glossary"]
        }
        self._finders: dict[str, TermFinder] = {}
        self._worked_out: dict[tuple[str, str], tuple[Words, ...]] = {}

    def unused(self, passage: Passage, lang: str) -> Iterator[tuple[str, str]]:
        """Each term that the original uses and that the translation does not, in both languages."""
        own, here = (_BRACES.sub(" ", passage.bare[code]) for code in (passage.own, lang))
        for found in {found.id: found for found in self._finder(passage.own).find(own)}.values():
            term = self._terms[found.id]
            words, forms = term.term.words.get(lang), self._forms(term, lang)
            if words and not _uses(here, lang, forms):
                yield own[found.start : found.end], words

    def pairs(self, text: str, own: str, lang: str) -> Iterator[tuple[str, str]]:
        """Each term of the glossary that a text uses, with the term in another language."""
        for identifier in dict.fromkeys(found.id for found in self._finder(own).find(text)):
            words = self._terms[identifier].term.words
            if lang in words:
                yield words[own], words[lang]

    def _finder(self, lang: str) -> TermFinder:
        if lang not in self._finders:
            known = [_known(term, lang) for term in self._terms.values() if lang in term.term.words]
            self._finders[lang] = TermFinder(lang, known)
        return self._finders[lang]

    def _forms(self, term: GlossaryTerm, lang: str) -> tuple[Words, ...]:
        """The words of a term and of its full name, each as the beginnings that one of its forms has."""
        if (term.id, lang) not in self._worked_out:
            named = (term.term, term.full_name)
            texts = [_ASIDE.sub("", text.words[lang]) for text in named if text and lang in text.words]
            self._worked_out[term.id, lang] = tuple(
                tuple(_beginnings(word, lang) for word in _WORD.findall(text) if len(word) > 2) for text in texts
            )
        return self._worked_out[term.id, lang]


def _known(term: GlossaryTerm, lang: str) -> KnownTerm:
    return KnownTerm(term.id, term.term.words[lang], term.full_name.words.get(lang, "") if term.full_name else "")


@lru_cache(maxsize=20_000)
def _beginnings(word: str, lang: str) -> frozenset[str]:
    """What words of the family of a word have in common, folded: its root and that of its lemma."""
    forms = [fold(form) for form in (word, lemma(lang, word.casefold())) if form]
    roots = {form[: _LONG_ROOT if len(form) >= _LONG else _ROOT] for form in forms}
    return frozenset(roots | ({form[-_LAST_PART:] for form in forms} if lang in _COMPOUNDING else set()))


@lru_cache(maxsize=5_000)
def _lemmas(text: str, lang: str) -> str:
    """The lemmas of the words of a text, folded."""
    return " ".join(fold(lemma(lang, word.casefold())) for word in dict.fromkeys(_WORD.findall(text)))


def _uses(text: str, lang: str, forms: Iterable[Words]) -> bool:
    """Whether a text uses a term in one of its forms; lemmas are looked up only where the words do not show it."""
    return any(_has(fold(text), form) for form in forms) or any(_has(_lemmas(text, lang), form) for form in forms)


def _has(text: str, words: Words) -> bool:
    """Whether a text has a word of a term, in any form, alone or as a part of a compound.

    One is enough: who writes of « collectivités » may leave out that they are local ones.
    """
    return any(beginning in text for word in words for beginning in word)
