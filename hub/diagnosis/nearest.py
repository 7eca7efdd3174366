"""The nearest known word to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from hub.diagnosis.normalize import known_word, language
from hub.problems import Phrase


def perhaps(right: str, given: str) -> Phrase | str:
    """`; perhaps 'title'` as a phrase of the message; empty where there is nothing to suggest but what was given.

    Every suggestion of a value is made here, so that none repeats what was refused.
    """
    return Phrase("perhaps", {"right": right}) if right and right != given else ""


def nearest(word: str, known: Iterable[str]) -> Phrase | str:
    """`; perhaps 'title'` as a phrase of the message, empty when nothing is near."""
    return perhaps(nearest_word(word, known), word)


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant: in another case, in French, or misspelt; empty when nothing is near."""
    words = list(known)
    # Cut, since the time that difflib takes grows with the square of the length.
    close = difflib.get_close_matches(word[:80], words, n=1)
    return known_word(word[:80], words) or (close[0] if close else "") or _first_known(word[:80], words)


def nearest_language(word: str, known: Iterable[str]) -> Phrase | str:
    """The language of the site that was probably meant, or else all of them."""
    codes = list(known)
    right = language(word)
    return (perhaps(right, word) if right in codes else "") or nearest_or_all(word, codes)


def _first_known(text: str, known: list[str]) -> str:
    """The known word at the beginning of a text that goes on with a remark."""
    first, _, rest = text.partition(" ")
    return first.rstrip(",;:.") if rest and first.rstrip(",;:.") in known else ""


def nearest_or_all(word: str, known: Iterable[str]) -> Phrase | str:
    """The nearest known word, or else all that can be chosen."""
    choices = list(known)
    return perhaps(nearest_word(word, choices), word) or Phrase("choose", {"choices": ", ".join(sorted(choices))})


def spoken(hint: Phrase | str, lang: str = "en") -> str:
    """A suggestion in words, for messages outside the check."""
    return hint.text(lang) if isinstance(hint, Phrase) else hint
