"""The words of the interface by language: an editor's text holds none of another language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from hub.languages import load_strings

_LEAST = 12
"""Letters: shorter pieces are words that several languages share."""


@cache
def interface_pieces(lang: str) -> frozenset[str]:
    """The longer pieces of interface words between what is filled in."""
    strings = [value if isinstance(value, str) else "\n".join(value.values()) for value in load_strings(lang).values()]
    pieces = (piece.strip() for text in strings for piece in re.split(r"\{[^{}]*\}|\n", text))
    return frozenset(piece for piece in pieces if sum(char.isalpha() for char in piece) >= _LEAST)


def foreign_words(lang: str, languages: Sequence[str]) -> Mapping[str, str]:
    """Pieces of several words in other languages that are none of this one, and the language of each."""
    own = "\n".join(interface_pieces(lang))
    return {
        words: code
        for code in languages
        if code != lang
        for words in sorted(interface_pieces(code))
        if " " in words and words not in own
    }
