"""Find characters that nobody sees, or that look like a space and are none, in texts and in keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator

from hub.text import late

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Control, invisible and bidirectional characters, which can hide or reorder text (Unicode TR 36)."""
NO_BREAK = "\u00a0\u2007\u202f"
"""Spaces that break no line, which YAML takes for letters."""
_BREAKS = late.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Line and page breaks of word processors, which separate words."""
_TURNING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Bidirectional classes of the characters that embed, override or isolate a direction of writing (UAX 9)."""
_STRANGE = late.compile(f"{HIDDEN.pattern}|[{NO_BREAK}]")


def hidden_word(text: str) -> dict[str, str] | None:
    """Find the first hidden character without a meaning where it stands, and say how to type the word around it."""
    if HIDDEN.search(text) is None:
        return None
    place = next(_meaningless(text), -1)
    if place < 0:
        return None
    start, end = text.rfind(" ", 0, place) + 1, text.find(" ", place)
    end = len(text) if end < 0 else end
    gone = set(_meaningless(text, start, end))
    kept = (_instead(text[at]) if at in gone else text[at] for at in range(start, end))
    return {"char": _named(text[place]), "right": "".join(kept).strip(' "')}


def _meaningless(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """The places of hidden characters, except those that a script or an emoji needs."""
    from hub.text.joiners import is_significant  # and the table of emoji; few texts have a hidden character

    found = HIDDEN.finditer(text, start, len(text) if end is None else end)
    return (hidden.start() for hidden in found if not is_significant(text, hidden.start()))


def _instead(char: str) -> str:
    """What to type in place of a hidden character: a space for a break, else nothing."""
    return " " if _BREAKS.match(char) else ""


def _named(char: str) -> str:
    """The number of a character, and its name when it turns the direction of writing (UAX 9)."""
    turns = char == "\u061c" or unicodedata.bidirectional(char) in _TURNING or char in "\u200e\u200f"
    return f"{code_point(char)} ({unicodedata.name(char)})" if turns else code_point(char)


def hidden_in_key(key: str, known: Container[str]) -> dict[str, str] | None:
    """Find the invisible character or odd space that makes a key differ from the known one that it looks like."""
    strange, right = _STRANGE.search(key), visible_part(key)
    return {"char": code_point(strange[0]), "right": f"{right}:"} if strange and right in known else None


def visible_part(key: str) -> str:
    """What a reader sees of a key: the invisible characters and odd spaces taken out."""
    return _STRANGE.sub("", key).strip()


def code_point(char: str) -> str:
    """The number of a character as Unicode writes it: `U+00A0`."""
    return f"U+{ord(char):04X}"
