"""The nearest known word to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from hub.problems import Phrase, messages


def nearest(word: str, known: Iterable[str]) -> Phrase | str:
    """`; perhaps 'title'` as a phrase of the message, empty when nothing is near."""
    close = difflib.get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return Phrase("perhaps", {"right": close[0]}) if close else ""


def spoken(hint: Phrase | str, lang: str = "en") -> str:
    """A suggestion in words, for messages outside the check."""
    return messages(lang)[hint.code].format(**hint.values) if isinstance(hint, Phrase) else hint
