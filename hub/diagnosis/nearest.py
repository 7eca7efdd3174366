"""Suggest the known word that is nearest to an unknown one: `perhaps 'title'` for `titel`."""

from __future__ import annotations

from collections.abc import Iterable

from hub.diagnosis.normalize import known_word, language
from hub.problems import Phrase


def perhaps(right: str, given: str) -> Phrase | str:
    """Put a suggestion into words, such as `; perhaps 'title'`; empty without one, and for what was given itself.

    Every suggestion of a value is made here, so that none repeats what was refused.
    """
    return Phrase("perhaps", {"right": right}) if right and right != given else ""


def nearest(word: str, known: Iterable[str]) -> Phrase | str:
    """Suggest the known word that was probably meant; empty when none is near."""
    return perhaps(nearest_word(word, known), word)


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant: in another case, in French, or misspelt; empty when none is near."""
    import difflib  # only a misspelt word needs it

    words = list(known)
    # Cut, since the time that difflib takes grows with the square of the length.
    close = difflib.get_close_matches(word[:80], words, n=1)
    return known_word(word[:80], words) or (close[0] if close else "") or _first_known(word[:80], words)


def nearest_language(word: str, known: Iterable[str]) -> Phrase | str:
    """Suggest the language of the site that was probably meant, or else list all of them."""
    codes = list(known)
    right = language(word)
    return (perhaps(right, word) if right in codes else "") or nearest_or_all(word, codes)


def _first_known(text: str, known: list[str]) -> str:
    """The known word with which a text begins before a remark: `planned (since May)`."""
    first, _, rest = text.partition(" ")
    return first.rstrip(",;:.") if rest and first.rstrip(",;:.") in known else ""


def nearest_or_all(word: str, known: Iterable[str]) -> Phrase | str:
    """Suggest the known word that was probably meant, or else list all that can be chosen."""
    choices = list(known)
    return perhaps(nearest_word(word, choices), word) or Phrase("choose", {"choices": ", ".join(sorted(choices))})


def spoken(hint: Phrase | str, lang: str = "en") -> str:
    """A suggestion as a sentence, for messages outside the check."""
    return hint.text(lang) if isinstance(hint, Phrase) else hint
