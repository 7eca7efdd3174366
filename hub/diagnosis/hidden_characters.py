"""Characters that nobody sees, or that look like a space and are none: in texts, in keys, after a colon or a dash."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator

from hub.text.joiners import is_significant

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Control, invisible and bidirectional characters: they can hide or reorder text (Unicode TR 36)."""
NO_BREAK = "\u00a0\u2007\u202f"
"""Spaces that do not part lines, which YAML takes for letters."""
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Ends of lines and pages of word processors: they part words."""
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Classes of the characters that embed, override or isolate a direction of writing."""
_STRANGE = re.compile(f"{HIDDEN.pattern}|[{NO_BREAK}]")


def hidden_word(text: str) -> dict[str, str] | None:
    """The first hidden character that has no meaning where it stands, and the word around it as it must be typed."""
    place = next(_meaningless(text), -1)
    if place < 0:
        return None
    start, end = text.rfind(" ", 0, place) + 1, text.find(" ", place)
    end = len(text) if end < 0 else end
    gone = set(_meaningless(text, start, end))
    kept = (_instead(text[at]) if at in gone else text[at] for at in range(start, end))
    return {"char": _named(text[place]), "right": "".join(kept).strip(' "')}


def _meaningless(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """The places of hidden characters that change nothing one sees, or the order of what one sees."""
    found = HIDDEN.finditer(text, start, len(text) if end is None else end)
    return (hidden.start() for hidden in found if not is_significant(text, hidden.start()))


def _instead(char: str) -> str:
    """What parts words goes on parting them."""
    return " " if _BREAKS.match(char) else ""


def _named(char: str) -> str:
    """A character by its number; by its name too where it turns the direction of writing (UAX 9)."""
    turns = char == "\u061c" or unicodedata.bidirectional(char) in _TURNING or char in "\u200e\u200f"
    return f"{code_point(char)} ({unicodedata.name(char)})" if turns else code_point(char)


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
