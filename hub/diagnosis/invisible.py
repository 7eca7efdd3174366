"""Characters that nobody sees, or that look like a space and are none: in texts, in keys, after a colon or a dash."""

from __future__ import annotations

import re
from collections.abc import Container

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e01ef]"
)
"""Control, invisible and bidirectional characters: they can hide or reorder text (Unicode TR 36)."""
NO_BREAK = "\u00a0\u2007\u202f"
"""Spaces that do not part lines, which YAML takes for letters."""
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Ends of lines and pages of word processors: they part words."""
_STRANGE = re.compile(f"{HIDDEN.pattern}|[{NO_BREAK}]")


def hidden_word(text: str) -> dict[str, str] | None:
    """The first hidden character, and the word around it as it must be typed."""
    hidden = HIDDEN.search(text)
    if hidden is None:
        return None
    word = next(word for word in text.split(" ") if hidden[0] in word)
    return {"char": code_point(hidden[0]), "right": HIDDEN.sub("", _BREAKS.sub(" ", word)).strip(' "')}


def hidden_in_key(key: str, known: Container[str]) -> dict[str, str] | None:
    """The hidden character, or the space, that keeps a key from being the known one that it shows."""
    strange, right = _STRANGE.search(key), seen(key)
    return {"char": code_point(strange[0]), "right": f"{right}:"} if strange and right in known else None


def seen(key: str) -> str:
    """A key as one sees it."""
    return _STRANGE.sub("", key).strip()


def code_point(char: str) -> str:
    """How Unicode names a character: `U+00A0`."""
    return f"U+{ord(char):04X}"
