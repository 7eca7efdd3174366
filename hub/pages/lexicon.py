"""The lexicon of the search: the words of the pages, words that mean the same, and the pages of the index.

Search words of the registries go nowhere else. The script of the search (docs/assets/js/search/24-lexicon.js) looks up
what was typed, and asks the index for the words that pages have instead.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hub.joined.joining import Joined
from hub.localization.elision import without_elisions
from hub.localization.terms import Forms
from hub.model.rules import TERM_LISTS
from hub.model.values import Text

TERMS = "glossary/"
"""The page of the terms; in the index each term is a page below it, at whose address there is none."""
_WORD = re.compile(r"[^\W_]{3,}")
"""The same length as the words of a query that js/search/20-index.js looks at."""
_ANY_WORD = re.compile(r"[^\W_]+")
_NOTE = re.compile(r"(?<!\s)\s*+\([^()]*+\)")
_STEM = 4
"""Letters from which on Pagefind finds all words that a word begins, well enough to leave them out."""


def lexicon(joined: Joined, code: str, pages: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What the search of a language knows of words, given the pages of the index by the name of their fragment."""
    words = word_list(" ".join([page["content"], *page["meta"].values()]) for page in pages.values())
    return {
        "words": words,
        "ideas": list(_ideas(joined, code, words)),
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


def _ideas(joined: Joined, code: str, words: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Each term and theme as what people say of it and, of this, what pages have; a theme with the path of its list."""
    found = _WordsOfPages(code, words)
    themes = {label.id: label for label in joined.taxonomy.themes if label.id in joined.values["practices"]["theme"]}
    for identifier, phrases in _phrases(joined, code).items():
        on_pages = found.of(phrases)
        idea: dict[str, Any] = {"said": [phrase for phrase in phrases if phrase not in on_pages], "found": on_pages}
        if identifier in themes:
            words_of_label = themes[identifier].label.words
            label = words_of_label.get(code) or words_of_label[joined.taxonomy.language]
            idea |= {"theme": f"practices/theme/{identifier}/", "label": label}
        if len(phrases) > 1 or "theme" in idea:
            yield idea


def _phrases(joined: Joined, code: str) -> dict[str, list[str]]:
    """What people say of each term of the glossary and the taxonomy, in lower case, by id: the two share some."""
    labels = [(label.id, label.label, label) for name in TERM_LISTS for label in getattr(joined.taxonomy, name)]
    phrases: dict[str, dict[str, None]] = defaultdict(dict)
    for identifier, name, one in [*((t.id, t.term, t) for t in joined.glossary.values()), *labels]:
        names = [_words(text, code) for text in (name, getattr(one, "full_name", None))]
        phrases[identifier] |= dict.fromkeys(filter(None, [*names, *_words(one.search_words, code).split(", ")]))
    return {identifier: list(found) for identifier, found in phrases.items()}


def _words(text: Text | None, code: str) -> str:
    """The words of a text in a language, in lower case and without what is in brackets; empty when there are none."""
    return _NOTE.sub("", text.words.get(code, "").lower()).strip() if text else ""


class _WordsOfPages:
    """Finds the forms in which pages have a word, by the dictionary of a language."""

    def __init__(self, code: str, words: Sequence[str]) -> None:
        self._forms = Forms(code)
        self._words = frozenset(words)
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._by_letters[word[:2]].append(word)

    def of(self, phrases: Iterable[str]) -> list[str]:
        """The phrases whose words pages have, single words in the forms of the pages."""
        found: dict[str, None] = {}
        for phrase in phrases:
            parts = _ANY_WORD.findall(phrase)
            if len(parts) == 1:
                found |= dict.fromkeys(self._of_word(parts[0]))
            elif all(any(True for _ in self._of_word(part)) for part in parts if len(part) > 2):
                found[phrase] = None
        return [one for one in found if not any(one != other and _begins(other, one) for other in found)]

    def _of_word(self, word: str) -> Iterator[str]:
        if word in self._words:
            yield word
        for other in self._by_letters[word[:2]]:
            if other != word and self._forms.is_form(word, other, True):
                yield other


def _begins(start: str, word: str) -> bool:
    return len(start) >= _STEM and word.startswith(start) and " " not in word
