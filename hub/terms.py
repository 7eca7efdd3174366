"""Finds the terms of the glossary in a text of one language, inflected as they may be, and never inside a name.

Words are compared by their stems (Snowball). Finnish, Hungarian, Croatian and Romanian stems differ between forms of
one word (`kampus`, `kampuks`), so there two stems may also differ in their last letters. Abbreviations keep their
letters and may carry an ending after a hyphen or a colon (`CSIRT-ek`, `EDIH:n`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import Any

import snowballstemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s'’„“”«»\"‐‑–-]{1,3}|\xa0+")
"""What may stand between two words of a term; a masked `&nbsp;` is as long as it is written."""
_ENDING = re.compile(r"[-‑:’'][^\W\d_]+")
"""An ending, or the rest of a compound, behind an abbreviation."""
_NOTE = re.compile(r"(?<!\s)\s*+\([^()]*+\)")
_SENTENCE_END = (".", "!", "?", "…", ":")
_HYPHENS = "-‐‑"
_STEMMERS = {
    "en": "english",
    "fr": "french",
    "ro": "romanian",
    "fi": "finnish",
    "hr": "serbian",
    "it": "italian",
    "hu": "hungarian",
    "sr": "serbian",
}
"""Serbian takes Latin letters and serves Croatian too; a language that is not here matches whole words."""
_LOOSE = {"fi", "hr", "hu", "ro", "sr"}
_SURE = 6
"""Letters in common from which a single word may differ in the end of its stem."""
_LONG = 8
"""Letters from which a word may lose three at its end, as `digitaalinen`, and not only two, as `lanac`."""
_KEPT = 20_000
"""Words whose terms are remembered: some 2 MB a language."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as the glossary writes it; `full_name` is what an abbreviation stands for."""

    id: str
    words: str
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text: from the character `start` up to `end`."""

    start: int
    end: int
    id: str


@dataclass(frozen=True, slots=True)
class _Form:
    """The words of a term, as tokens."""

    id: str
    words: tuple[str, ...]
    spelled_out: frozenset[str]

    @property
    def is_abbreviation(self) -> bool:
        return len(self.words) == 1 and _is_abbreviation(self.words[0])


class TermFinder:
    """Knows the terms of one language, and the names in which they mean nothing."""

    def __init__(self, lang: str, terms: Iterable[Term], names: Iterable[str] = ()) -> None:
        self._lang = lang
        forms = [_form(term) for term in terms]
        self._starts = _Starts(lang, sorted(forms, key=lambda form: -len(form.words)))
        self._names: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            for form in {form for word in _WORD.findall(name) for form in self._starts[word]}:
                self._names[form.id].append(name)

    def find(self, text: str) -> Iterator[Found]:
        """Every term of a text in its order, the longest where several begin; none overlap."""
        words = _WORD.findall(text)
        begun = [(place, forms) for place, forms in enumerate(map(self._starts.__getitem__, words)) if forms]
        likely = [(place, form) for place, forms in begun for form in forms if self._reads(form, words, place)]
        tokens = list(_WORD.finditer(text)) if likely else []
        free = 0
        for place, form in likely:
            found = self._match(form, text, tokens, place) if tokens[place].start() >= free else None
            if found:
                yield found
                free = found.end

    def _reads(self, form: _Form, words: Sequence[str], place: int) -> bool:
        """Whether the words from a place on, the first of which fits, are those of a term."""
        if len(form.words) == 1:
            return True
        following = words[place + 1 : place + len(form.words)]
        return len(following) == len(form.words) - 1 and all(
            _is_form(self._lang, own, word, False) and _fits_case(own, word, first=False)
            for own, word in zip(form.words[1:], following, strict=True)
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
        """Whether a place lies in a name of the registries, or stands beside a capital as only names do."""
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
    """Which terms may begin with a word, the longest first; remembered for each word seen."""

    def __init__(self, lang: str, forms: Sequence[_Form]) -> None:
        super().__init__()
        self._lang = lang
        # By two letters, which endings seldom change: otherwise every word would be compared with every term.
        self._by_letters: dict[str, list[_Form]] = defaultdict(list)
        for form in forms:
            self._by_letters[form.words[0][:2].casefold()].append(form)

    def __missing__(self, word: str) -> tuple[_Form, ...]:
        near = self._by_letters.get(word[:2].casefold(), ())
        found = tuple(form for form in near if _is_form(self._lang, form.words[0], word, len(form.words) == 1))
        if len(self) >= _KEPT:
            self.clear()
        self[word] = found
        return found


def _form(term: Term) -> _Form:
    words = tuple(_WORD.findall(_NOTE.sub("", term.words)))
    return _Form(term.id, words, frozenset(_WORD.findall(term.full_name)))


def _is_abbreviation(word: str) -> bool:
    return word.isdigit() or (len(word) > 1 and word.isupper())  # a number has no other forms either


@lru_cache(maxsize=_KEPT)
def _is_form(lang: str, own: str, word: str, alone: bool) -> bool:
    """Whether a word of a text is a form of a term's word; one that stands alone must be surer."""
    if own == word:
        return True
    if _is_abbreviation(own) or _is_abbreviation(word):
        return False
    ours, theirs = own.casefold(), word.casefold()
    if len(ours) - _common(ours, theirs) > (2 if len(ours) < _LONG else 3):
        return False
    stem, other = _stem(lang, ours), _stem(lang, theirs)
    if stem == other:
        return True
    if lang not in _LOOSE:
        return False
    common = _common(ours, other)
    left = min(len(stem), len(ours)) - common
    return common >= (_SURE if alone else 3) and len(other) - common <= 2 and left <= 2


def _common(one: str, other: str) -> int:
    """How many letters at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _fits_case(own: str, word: str, *, first: bool) -> bool:
    """A small letter may be a capital at the beginning of a sentence only; elsewhere it is a name."""
    return own[0].isupper() == word[0].isupper() or (first and own[0].islower())


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \n\u00a0\u202f„“«»\"'(–-")
    return not before or before.endswith(_SENTENCE_END)


def _with_ending(form: _Form, text: str, start: int, end: int) -> int:
    """The end with what belongs to the word: an ending behind an abbreviation, the second of two quotation marks."""
    if "„" in text[start:end] and text[end : end + 1] in ("”", "“"):
        return end + 1
    ending = _ENDING.match(text, end) if form.is_abbreviation else None
    return ending.end() if ending and ending[0][1].islower() else end


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a place is a part of a longer word, an address or a file: joined by a hyphen, a dot, a sign."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (before[-1] in "_@/#.&" or (before[-1] in _HYPHENS and before[0].isalnum())):
        return True
    return after[:1] in tuple("_@/#") or (after[:1] in tuple(f"{_HYPHENS}.:") and after[1:].isalnum())


@lru_cache(maxsize=_KEPT)
def _stem(lang: str, word: str) -> str:
    stemmer = _stemmer(lang)
    return str(stemmer.stemWord(word)) if stemmer else word


@cache
def _stemmer(lang: str) -> Any:
    return snowballstemmer.stemmer(_STEMMERS[lang]) if lang in _STEMMERS else None
