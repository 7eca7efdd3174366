"""Interface words by language, to find words of another language in an editor's text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from hub.languages import load_strings

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
