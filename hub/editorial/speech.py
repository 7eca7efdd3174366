"""The language of a text, as far as a detector can tell: one with its models (300 MB), which is installed apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

LEAST_LETTERS = 45
"""Shorter texts hold too few words to tell their language."""
_NAME = re.compile(r"(?<=[^\W\d_][ ,;])[ ]?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*+")
"""A word with a capital within a sentence: a name, and so in the language of its bearer."""

Detect = Callable[[str], str]
"""Gives the code of the language of a text, or nothing."""


class NoDetectorError(Exception):
    """The detector is not installed."""


def load_detector(languages: Sequence[str]) -> Detect:
    """The detector for the languages of the site that it knows; raises NoDetectorError where it is not installed."""
    try:
        from lingua import IsoCode639_1, Language, LanguageDetectorBuilder
    except ImportError:
        raise NoDetectorError from None
    # Croatian and Serbian in Latin letters are too near each other to be told apart by the sentence.
    codes = [code.upper() for code in languages if code != "sr" and hasattr(IsoCode639_1, code.upper())]
    if len(codes) < 2:
        return lambda text: ""
    known = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code)) for code in codes]
    detector = LanguageDetectorBuilder.from_languages(*known).with_preloaded_language_models().build()

    def detect(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else ""

    return detect


def telling(text: str) -> str:
    """The words of a text that tell its language: without names."""
    return _NAME.sub(" ", text)


def is_long(text: str) -> bool:
    """Whether a text has enough letters to tell its language."""
    return sum(char.isalpha() for char in text) >= LEAST_LETTERS
