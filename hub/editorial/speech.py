"""Detect the language of a text with an optional package, whose models take 300 MB."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hub.text import late

LEAST_CHARACTERS = 80
"""Shorter texts have too few words to detect their language."""
_LEAST_LETTERS = 30
"""Letters that a text must have besides its names."""
_ALIKE = frozenset({"hr", "sr", "bs"})
"""Croatian, Serbian and Bosnian are too similar in one sentence: none of them is ever held against another."""
_NAME = late.compile(r"(?<=[^\W\d_][ ,;])[ ]?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*+")
"""A capitalised word inside a sentence: a name, which may come from another language."""

Detect = Callable[[str], str]
"""A function that returns the language code of a text, or an empty text."""


class NoDetectorError(Exception):
    """The detector package is not installed."""


def load_detector(languages: Sequence[str]) -> Detect:
    """A detector for the site's languages that the package knows; raises NoDetectorError when it is not installed."""
    try:
        from lingua import IsoCode639_1, Language, LanguageDetectorBuilder
    except ImportError:
        raise NoDetectorError from None
    # Languages that are alike stand for each other: the detector needs one of them, else it would have to guess.
    chosen = {"hr" if code.partition("-")[0] in _ALIKE else code for code in languages}
    codes = sorted(code.upper() for code in chosen if hasattr(IsoCode639_1, code.upper()))
    if len(codes) < 2:
        return lambda text: ""
    known = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code)) for code in codes]
    detector = LanguageDetectorBuilder.from_languages(*known).with_preloaded_language_models().build()

    def detect(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else ""

    return detect


def without_capitalised(text: str) -> str:
    """The text without names, which do not show its language."""
    return _NAME.sub(" ", text)


def is_long(text: str) -> bool:
    """Whether a text has enough letters, besides its names, to detect its language."""
    return sum(char.isalpha() for char in text) >= _LEAST_LETTERS


def may_be(text: str, lang: str, bare: str, detect: Detect) -> str:
    """The other language that a text is probably in; empty when it is in its own, or too short to tell.

    `bare` is the text without its names.
    """
    if len(text) < LEAST_CHARACTERS or not is_long(bare):
        return ""
    found, own = detect(bare), lang.partition("-")[0]
    return "" if found == own or {found, own} <= _ALIKE else found
