"""Compare a translation with its original: the rules that hold for each of them, whoever or whatever made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hub.editorial.blocks import markdown_links
from hub.editorial.dates import other_dates
from hub.editorial.figures import other_figures
from hub.editorial.lengths import other_length
from hub.editorial.links import difference
from hub.editorial.naming import Names
from hub.editorial.passages import Passage, excerpt, without_names
from hub.editorial.speech import Detect, may_be, without_capitalised
from hub.editorial.term_use import TermUse
from hub.editorial.typography import faults
from hub.editorial.units import other_units
from hub.problems import Phrase
from hub.reading.entries import Registries


class Note(NamedTuple):
    """What is wrong with a text: the code of the message and its values."""

    code: str
    values: dict[str, object]


class Comparison:
    """The rules for texts and their translations, with the names and terms of the registries."""

    def __init__(self, registries: Registries, detect: Detect | None = None) -> None:
        self._names = Names(registries)
        self._terms = TermUse(registries)
        self._detect = detect

    @property
    def names(self) -> Sequence[str]:
        """Every form of every proper name, the longest first."""
        return self._names.all_forms

    def of_text(self, passage: Passage, lang: str) -> Iterator[Note]:
        """The notes on a text alone: its typography and its language."""
        for slip in faults(passage.bare[lang], lang):
            yield Note("typography", {"rule": Phrase(slip.code), "around": slip.around})
        text = passage.words[lang]
        if self._detect and (found := may_be(text, lang, self._without_names(text), self._detect)):
            yield Note("other-language", {"found": found, "text": excerpt(text)})

    def of_translation(self, passage: Passage, lang: str) -> Iterator[Note]:
        """The notes on a translation beside its original: figures and links."""
        yield from _differing("other-figures", passage, other_figures(passage, lang))
        own, here = (markdown_links(passage.words[code]) for code in (passage.own, lang))
        yield from _differing("other-links", passage, difference(own, here))

    def of_wording(self, passage: Passage, lang: str) -> Iterator[Note]:
        """The notes on what a translation says: units, dates, names, length, terms of the glossary."""
        yield from _differing("other-units", passage, other_units(passage, lang))
        yield from _differing("other-dates", passage, other_dates(passage, lang))
        yield from _differing("other-names", passage, self._names.other_names(passage, lang))
        if percent := other_length(passage, lang):
            yield Note("other-length", {"own": passage.own, "percent": percent})
        for term, right in self._terms.unused(passage, lang):
            yield Note("term-unused", {"term": term, "right": right})

    def _without_names(self, text: str) -> str:
        return without_capitalised(without_names(text, self.names))


def _differing(code: str, passage: Passage, found: tuple[Sequence[str], Sequence[str]]) -> Iterator[Note]:
    missing, more = found
    if missing or more:
        yield Note(code, {"own": passage.own, "missing": shown(missing), "more": shown(more)})


def shown(values: Sequence[str]) -> str:
    """Values in a row, or a dash for none."""
    return ", ".join(values) or "–"
