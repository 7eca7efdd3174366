"""Interface words by language: as texts to be compared, and to find words of another language in an editor's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from hub.editorial.passages import Passage
from hub.languages import load_strings
from hub.translations.sources import line_of_words
from hub.translations.units import units_of_strings

_LEAST_LETTERS = 12
"""Letters of a piece: several languages share shorter words."""


@cache
def interface_pieces(lang: str) -> frozenset[str]:
    """The longer pieces of interface words, split at their placeholders."""
    strings = [value if isinstance(value, str) else "\n".join(value.values()) for value in load_strings(lang).values()]
    pieces = (piece.strip() for text in strings for piece in re.split(r"\{[^{}]*\}|\n", text))
    return frozenset(piece for piece in pieces if sum(char.isalpha() for char in piece) >= _LEAST_LETTERS)


def foreign_words(lang: str, languages: Sequence[str]) -> Mapping[str, str]:
    """Pieces of several words in other languages that this language does not have, with their language."""
    own = "\n".join(interface_pieces(lang))
    return {
        words: code
        for code in languages
        if code != lang
        for words in sorted(interface_pieces(code))
        if " " in words and words not in own
    }


def interface_passages(root: Path, languages: Sequence[str]) -> Iterator[Passage]:
    """Every text of the interface in the languages; the first of them is the original."""
    strings = {lang: load_strings(lang) for lang in languages}
    for unit in units_of_strings(strings, languages[0], {}):
        places = {lang: (unit.place(lang).file, line_of_words(root, lang, unit.path)) for lang in unit.texts}
        words = {lang: own if isinstance(own, str) else "\n".join(own.values()) for lang, own in unit.texts.items()}
        yield Passage(places, "", unit.path, unit.source, words)
