"""Find glossary terms in a text of one language, including inflected forms, but never inside a name.

A word is a form of a term when a dictionary says so (`hub.localization.lemmas`); comparing stems would confuse audition
with audit. In a term of several words one must be confirmed; the others may be adjectives that no dictionary has.
Abbreviations keep their letters and may have an ending after a hyphen or a colon (`CSIRT-ek`, `EDIH:n`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from hub.localization.lemmas import is_inflected, lemma

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s'’„“”«»\"‐‑–-]{1,3}|\xa0+")
"""Characters allowed between two words of a term; a masked `&nbsp;` is as long as in the source."""
_ENDING = re.compile(r"[-‑:’'][^\W\d_]+")
"""An ending, or the rest of a compound, after an abbreviation."""
_NOTE = re.compile(r"(?<!\s)\s*+\([^()]*+\)")
_SENTENCE_END = (".", "!", "?", "…", ":")
_HYPHENS = "-‐‑"
_WEAK_DICTIONARIES = {"fi", "hr", "hu", "ro", "sr"}
"""Languages whose dictionaries lack many forms of adjectives (`kibernetičkoj`)."""
_SHARED_LETTERS = 3
"""Letters that a form must share with its word, as `lance` does with `lanac`."""
_LOST_LETTERS = 3
"""Letters that a word may lose at its end, as `digitaalinen` does."""
_CACHE_SIZE = 20_000
"""Size of the cache of words: about 2 MB for each language."""


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A term as the glossary writes it; `full_name` is the long form of an abbreviation."""

    id: str
    words: str
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text: from character `start` up to `end`."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True)
class _Form:
    """The words of a term."""

    id: str
    words: tuple[str, ...]
    spelled_out: frozenset[str]

    @property
    def is_abbreviation(self) -> bool:
        return len(self.words) == 1 and _is_abbreviation(self.words[0])


class TermFinder:
    """Finds the terms of one language; `names` are proper names in which a term is not marked."""

    def __init__(self, lang: str, terms: Iterable[KnownTerm], names: Iterable[str] = ()) -> None:
        forms = [_form(term) for term in terms]
        self._forms = Forms(lang)
        self._starts = _Starts(self._forms, sorted(forms, key=lambda form: -len(form.words)))
        self._names: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            for form in {form for word in _WORD.findall(name) for form in self._starts[word]}:
                self._names[form.id].append(name)

    def find(self, text: str) -> Iterator[Found]:
        """Every term of a text in order; where several begin, the longest; none overlap."""
        words = _WORD.findall(text)
        begun = [(place, forms) for place, forms in enumerate(map(self._starts.__getitem__, words)) if forms]
        likely = [(place, form) for place, forms in begun for form in forms if self._fits_words(form, words, place)]
        tokens = list(_WORD.finditer(text)) if likely else []
        free = 0
        for place, form in likely:
            found = self._match(form, text, tokens, place) if tokens[place].start() >= free else None
            if found:
                yield found
                free = found.end

    def _fits_words(self, form: _Form, words: Sequence[str], place: int) -> bool:
        """Whether the words from a position on are those of a term; the first word already fits."""
        if len(form.words) == 1:
            return True
        read = words[place : place + len(form.words)]
        if len(read) < len(form.words):
            return False
        pairs = list(zip(form.words, read, strict=True))
        return (
            all(self._forms.may_be_form(own, word) for own, word in pairs[1:])
            and any(self._forms.is_form(own, word, False) for own, word in pairs if len(own) > _SHARED_LETTERS)
            and all(_fits_case(own, word, first=False) for own, word in pairs[1:])
        )

    def _match(self, form: _Form, text: str, tokens: Sequence[re.Match[str]], place: int) -> Found | None:
        words = tokens[place : place + len(form.words)]
        if any(not _BETWEEN.fullmatch(text, a.end(), b.start()) for a, b in pairwise(words)):
            return None
        start, end = words[0].start(), words[-1].end()
        if not _fits_case(form.words[0], words[0][0], first=_opens_sentence(text, start)):
            return None
        end = _with_ending(form, text, start, end)
        if _is_part(text, start, end) or self._is_in_name(form, text, tokens, start, end):
            return None
        return Found(start, end, form.id)

    def _is_in_name(self, form: _Form, text: str, tokens: Sequence[re.Match[str]], start: int, end: int) -> bool:
        """Whether the position is inside a name of the registries, or beside a capitalised word, as in other names."""
        for name in self._names.get(form.id, ()):
            at = text.find(name, max(0, start - len(name)), end + len(name))
            if -1 < at <= start and end <= at + len(name):
                return True
        before = next((t for t in reversed(tokens) if t.end() <= start), None)
        after = next((t for t in tokens if t.start() >= end), None)
        if after and text[end : after.start()].isspace() and after[0][0].isupper():
            return after[0] not in form.spelled_out
        if not before or not text[before.end() : start].isspace() or not before[0][0].isupper():
            return False
        return form.words[0][0].isupper() and not _opens_sentence(text, before.start())


class _Starts(dict[str, tuple[_Form, ...]]):
    """The terms that may begin with a word, the longest first; cached for each word."""

    def __init__(self, language: Forms, forms: Sequence[_Form]) -> None:
        super().__init__()
        self._language = language
        # Indexed by two letters, which endings seldom change: else every word would be compared with every term.
        self._by_letters: dict[str, list[_Form]] = defaultdict(list)
        for form in forms:
            self._by_letters[form.words[0][:2].casefold()].append(form)

    def __missing__(self, word: str) -> tuple[_Form, ...]:
        near = self._by_letters.get(word[:2].casefold(), ())
        found = tuple(form for form in near if self._begins(form, word))
        if len(self) >= _CACHE_SIZE:
            self.clear()
        self[word] = found
        return found

    def _begins(self, form: _Form, word: str) -> bool:
        own = form.words[0]
        return (
            self._language.is_form(own, word, True) if len(form.words) == 1 else self._language.may_be_form(own, word)
        )


def _form(term: KnownTerm) -> _Form:
    words = tuple(_WORD.findall(_NOTE.sub("", term.words)))
    return _Form(term.id, words, frozenset(_WORD.findall(term.full_name)))


def _is_abbreviation(word: str) -> bool:
    return word.isdigit() or (len(word) > 1 and word.isupper())  # a number has no inflected forms either


class Forms:
    """Decides whether a word is a form of a term's word, with the dictionary of a language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self.is_form = lru_cache(maxsize=_CACHE_SIZE)(self._is_form)
        self.may_be_form = lru_cache(maxsize=_CACHE_SIZE)(self._may_be_form)

    def _is_form(self, own: str, word: str, alone: bool) -> bool:
        """Whether a word of a text is a form of a term's word.

        A term of one word must itself be the lemma, since another lemma is another word (Romanian `marcă` and the verb
        `marca`). Within a longer term a word may have a lemma, as `bonne` has in `bonne pratique`.
        """
        if own == word:
            return True
        if _is_abbreviation(own) or _is_abbreviation(word):
            return False
        ours, theirs = own.casefold(), word.casefold()
        common = _common(ours, theirs)
        if len(ours) - common > _LOST_LETTERS or common < min(len(ours), _SHARED_LETTERS):
            return False
        found = lemma(self._lang, theirs) if ours != theirs else ours
        if found == ours or is_inflected(self._lang, ours, theirs):
            return True
        return not alone and bool(found) and found == lemma(self._lang, ours)

    def _may_be_form(self, own: str, word: str) -> bool:
        """Whether a word beside a confirmed one may be a form: an adjective that the dictionary lacks."""
        if self.is_form(own, word, False):
            return True
        if self._lang not in _WEAK_DICTIONARIES or _is_abbreviation(own) or _is_abbreviation(word):
            return False
        common = _common(own.casefold(), word.casefold())
        return common >= _SHARED_LETTERS and max(len(own), len(word)) - common <= _LOST_LETTERS


def _common(one: str, other: str) -> int:
    """The number of equal letters at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _fits_case(own: str, word: str, *, first: bool) -> bool:
    """Whether the case of the first letter fits: only the start of a sentence may capitalise a lower-case term."""
    return own[0].isupper() == word[0].isupper() or (first and own[0].islower())


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \n\u00a0\u202f„“«»\"'(–-")
    return not before or before.endswith(_SENTENCE_END)


def _with_ending(form: _Form, text: str, start: int, end: int) -> int:
    """The end including what belongs to the word: an ending after an abbreviation, or a closing quotation mark."""
    if "„" in text[start:end] and text[end : end + 1] in ("”", "“"):
        return end + 1
    ending = _ENDING.match(text, end) if form.is_abbreviation else None
    return ending.end() if ending and ending[0][1].islower() else end


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether the position is part of a longer word, an address or a file name, joined by a hyphen, a dot or a sign."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1] in "_@/#.&" or (before[-1] in _HYPHENS and before[0].isalnum())):
        return True
    return after[:1] in tuple("_@/#") or (after[:1] in tuple(f"{_HYPHENS}.:") and after[1:].isalnum())
