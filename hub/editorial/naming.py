"""Compare the proper names of a text and of its translation, in any of their languages and forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from hub.diagnosis.normalize import fold
from hub.editorial.passages import Passage, entries_of
from hub.model.fields import walk
from hub.model.values import Name
from hub.reading.entries import Registries

_WORD = re.compile(r"[^\W_]+")
_BRAND = re.compile(r"(?<![\w@./-])[^\W\d_]*[a-z][A-Z]\w*(?![\w@])")
"""A word with a capital inside, such as `CyberOcc`: no language translates it."""
_LEAST = 4
_ENDING = 2
"""Letters at the end of a name that other forms may replace: `Rijeka`, `Rijeci`."""


class Names:
    """The proper names of the registries."""

    def __init__(self, registries: Registries) -> None:
        values = (leaf.value for entry in entries_of(registries) for leaf in walk(entry.record))
        self._names = [value for value in values if isinstance(value, Name)]

    @cached_property
    def all_forms(self) -> tuple[str, ...]:
        """Every name in every language, the longest first."""
        found = {words for name in self._names for words in name.words.values()}
        return tuple(sorted(found, key=lambda words: (-len(words), words)))

    @cached_property
    def _forms(self) -> dict[str, Name]:
        """The names by each of their forms, the longest first."""
        forms = {words: name for name in self._names for words in name.words.values() if len(words) >= _LEAST}
        return dict(sorted(forms.items(), key=lambda pair: -len(pair[0])))

    def _in(self, text: str) -> Iterator[tuple[str, Name]]:
        for form, name in self._forms.items():
            if form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                yield form, name
                text = text.replace(form, " ")

    def other_names(self, passage: Passage, lang: str) -> tuple[list[str], list[str]]:
        """The names that a translation lacks, and those that only it has."""
        own, here = passage.bare[passage.own], passage.bare[lang]
        missing = {*self._lacking(own, here, lang), *_brands(own, here)}
        return sorted(missing), sorted(set(self._lacking(here, own, passage.own)))

    def _lacking(self, text: str, other: str, lang: str) -> Iterator[str]:
        """The names of a text that the other one, in a language, does not have.

        A name of several words that is known in English or in several languages, but not in this one, may be
        translated.
        """
        folded = _folded(other)
        for form, name in self._in(text):
            known = lang in name.words or " " not in form or _is_local(name)
            if known and not any(stem in folded for words in name.words.values() for stem in _stems(words)):
                yield form


def _is_local(name: Name) -> bool:
    """Whether a name is known in the language of its bearer alone, so that nobody translates it."""
    return len(name.words) == 1 and "en" not in name.words


def _brands(text: str, other: str) -> Iterator[str]:
    folded = _folded(other)
    yield from (brand for brand in _BRAND.findall(text) if _stems(brand)[0] not in folded)


@lru_cache(maxsize=5_000)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=20_000)
def _stems(words: str) -> Sequence[str]:
    """The beginnings of the words of a name that begin with a capital; of all its words where none does."""
    found: Iterable[str] = _WORD.findall(words)
    long = [word for word in found if len(word) >= _LEAST and not word.islower()]
    return [fold(word)[: max(_LEAST - 1, len(word) - _ENDING)] for word in long] or [fold(words)]
