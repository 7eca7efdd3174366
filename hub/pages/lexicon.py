"""The lexicon of the search: the words of the pages, words that mean the same, and the pages of the index.

Search words of the registries go nowhere else. The script of the search (docs/assets/js/search/24-lexicon.js) looks up
what was typed, and asks the index for the words that pages have instead.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from hub.joined.joining import Joined
from hub.localization.elision import without_elisions
from hub.localization.terms import Forms
from hub.model.kinds import KINDS, REGISTRIES
from hub.model.rules import TERM_LISTS
from hub.model.values import Text

TERMS = "glossary/"
"""The page of the terms; in the index each term is a page below it, at whose address there is none."""
_WORD = re.compile(r"[^\W_]{3,}")
"""The same length as the words of a query that js/search/20-index.js looks at."""
_ANY_WORD = re.compile(r"[^\W_]+")
_APART = re.compile(r"[^\w\s'’‑-]")
"""A sign that ends a phrase."""
_NOTE = re.compile(r"(?<!\s)\s*+\([^()]*+\)")
_SHORT = 2
"""Letters up to which a word of a phrase must be the same: `de`, `IT`."""
_STEM = 4
"""Letters from which on Pagefind finds all words that a word begins, well enough to leave them out."""


def lexicon(joined: Joined, code: str, pages: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What the search of a language knows of words, given the pages of the index by the name of their fragment."""
    texts = [" ".join([page["content"], *page["meta"].values()]) for page in pages.values()]
    words = word_list(texts)
    return {
        "words": words,
        "ideas": list(_ideas(joined, code, words, texts)),
        "pages": {name: _address(page["url"].removeprefix("/")) for name, page in pages.items()},
    }


def word_list(texts: Iterable[str]) -> list[str]:
    """The words of the texts in lower case, without numbers; the words that most texts contain come first."""
    counts = Counter(
        word for text in texts for word in set(_WORD.findall(without_elisions(text.lower()))) if not word.isdigit()
    )
    return sorted(counts, key=lambda word: (-counts[word], word))


def _address(path: str) -> str:
    """The address of a page of the index; that of a term is its place in the glossary."""
    identifier = path.removeprefix(TERMS).rstrip("/") if path.startswith(TERMS) else ""
    return f"{TERMS}#term-{identifier}" if identifier else path


def _ideas(joined: Joined, code: str, words: Sequence[str], texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Each term of the glossary and the taxonomy: what people say of it, what pages have of this, the paths of records
    that are filed under it; a theme with the path of its list."""
    phrases_of = _phrases(joined, code)
    found = _WordsOfPages(code, words)
    found.read(dict.fromkeys(phrase for phrases in phrases_of.values() for phrase in phrases), texts)
    records = _records(joined)
    themes = {label.id: label for label in joined.taxonomy.themes if label.id in joined.values["practices"]["theme"]}
    for identifier, phrases in phrases_of.items():
        on_pages = found.of(phrases)
        idea: dict[str, Any] = {
            "said": [phrase for phrase in phrases if phrase not in on_pages],
            "found": on_pages,
            "records": records.get(identifier, []),
        }
        if identifier in themes:
            words_of_label = themes[identifier].label.words
            label = words_of_label.get(code) or words_of_label[joined.taxonomy.language]
            idea |= {"theme": f"practices/theme/{identifier}/", "label": label}
        if len(phrases) > 1 or idea["records"]:
            yield idea


def _phrases(joined: Joined, code: str) -> dict[str, list[str]]:
    """What people say of each term of the glossary and the taxonomy, in lower case, by id: the two share some."""
    labels = [(label.id, label.label, label) for name in TERM_LISTS for label in getattr(joined.taxonomy, name)]
    phrases: dict[str, dict[str, None]] = defaultdict(dict)
    for identifier, name, one in [*((t.id, t.term, t) for t in joined.glossary.values()), *labels]:
        names = [_words(text, code) for text in (name, getattr(one, "full_name", None))]
        phrases[identifier] |= dict.fromkeys(filter(None, [*names, *_words(one.search_words, code).split(", ")]))
    return {identifier: list(found) for identifier, found in phrases.items()}


def _records(joined: Joined) -> Mapping[str, list[str]]:
    """The paths of the records that have a term of the taxonomy, by its id."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in REGISTRIES:
        for facet in KINDS[name].facets:
            for term, ids in joined.values[name][facet.name].items() if facet.vocabulary else ():
                found[term] += [f"{name}/{identifier}/" for identifier in ids]
    return found


def _words(text: Text | None, code: str) -> str:
    """The words of a text in a language, in lower case and without what is in brackets; empty when there are none."""
    return _NOTE.sub("", text.words.get(code, "").lower()).strip() if text else ""


class _Phrase(NamedTuple):
    """A phrase of several words, and for each word the words of pages that may be its forms."""

    phrase: str
    parts: list[str]
    forms: list[frozenset[str]]


class _WordsOfPages:
    """Finds the forms in which pages have a word, by the dictionary of a language."""

    def __init__(self, code: str, words: Sequence[str]) -> None:
        self._forms = Forms(code)
        self._words = frozenset(words)
        self._phrases: dict[str, Counter[str]] = defaultdict(Counter)
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_letters[word[:2]].append(word)

    def read(self, phrases: Iterable[str], texts: Iterable[str]) -> None:
        """Look for phrases of several words in the texts, in any form."""
        by_start: dict[str, list[_Phrase]] = defaultdict(list)
        for phrase in phrases:
            parts = _ANY_WORD.findall(phrase)
            for start in self._may_be(parts[0]) if len(parts) > 1 else ():
                by_start[start].append(_Phrase(phrase, parts, [self._may_be(part) for part in parts]))
        for text in texts:
            lower = text.lower()
            tokens = list(_ANY_WORD.finditer(lower))
            for place, token in enumerate(tokens):
                for one in by_start.get(token[0], ()):
                    there = tokens[place : place + len(one.parts)]
                    said = lower[token.start() : there[-1].end()]
                    if self._is_phrase(one, [word[0] for word in there]) and not _APART.search(said):
                        self._phrases[one.phrase][said] += 1

    def of(self, phrases: Iterable[str]) -> list[str]:
        """What pages have of the phrases, in the forms that they have."""
        found: dict[str, None] = {}
        for phrase in phrases:
            parts = _ANY_WORD.findall(phrase)
            forms = (
                self._of_word(parts[0]) if len(parts) == 1 else (one for one, _ in self._phrases[phrase].most_common())
            )
            found |= dict.fromkeys(forms)
        return [one for one in found if not any(one != other and _begins(other, one) for other in found)]

    def _is_phrase(self, one: _Phrase, there: Sequence[str]) -> bool:
        """Whether words are a phrase: all may be forms of its words, and one is by the dictionary."""
        pairs = list(zip(one.parts, there, strict=False))
        return (
            len(pairs) == len(one.parts)
            and all(word in forms for word, forms in zip(there, one.forms, strict=True))
            and any(self._forms.is_form(part, word, False) for part, word in pairs if len(part) > _SHORT)
        )

    def _may_be(self, word: str) -> frozenset[str]:
        """The words of pages that may be forms of a word of a phrase."""
        if len(word) <= _SHORT:
            return frozenset({word})
        return frozenset(other for other in self._by_letters[word[:2]] if self._forms.may_be_form(word, other))

    def _of_word(self, word: str) -> Iterator[str]:
        if word in self._words:
            yield word
        for other in self._by_letters[word[:2]]:
            if other != word and self._forms.is_form(word, other, True):
                yield other


def _begins(start: str, word: str) -> bool:
    return len(start) >= _STEM and word.startswith(start) and " " not in word
