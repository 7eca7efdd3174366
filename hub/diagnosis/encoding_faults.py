"""Find texts whose characters went wrong: accents in the wrong encoding, invisible characters, half a quotation."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from hub.diagnosis.hidden_characters import hidden_word
from hub.diagnosis.single_lines import CURLY
from hub.nodes import Scalar

_PIECES = re.compile("[Â-ÅÈâ][\x80-\xbf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}")
"""Two or three bytes of UTF-8, each shown as a character of Windows-1252: `Ã©` for `é`."""
_MEANT = frozenset(
    "àâäæçèéêëîïôœöùûüÿÀÂÄÆÇÈÉÊËÎÏÔŒÖÙÛÜăşșţțĂŞȘŢȚåÅčćđšžČĆĐŠŽìòóíÌÒÓÍáőúűÁŐÚŰñÑß«»°‘’“”„–—…€\u00a0\u202f"
)
"""Characters of the languages of the project: nothing else is taken for a mangled one."""
_SPACES = " \u00a0\u202f"
LOST = "\ufffd"
"""The character that a program writes in place of one it could not read."""


class EncodingFault(NamedTuple):
    """What is wrong with a text: the code of the message and its values."""

    code: str
    values: dict[str, Any]


def unreadable(text: str) -> EncodingFault | None:
    """Find the first word with mangled, lost or invisible characters."""
    if text.isascii() and text.isprintable():
        return None
    if _PIECES.search(text):
        for word in text.split(" "):
            if (mended := _PIECES.sub(_decoded, word)) != word:
                return EncodingFault("mangled", {"value": word, "right": mended})
    if LOST in text:
        return EncodingFault("lost-character", {"value": next(word for word in text.split(" ") if LOST in word)})
    values = hidden_word(text)
    return EncodingFault("hidden-character", values) if values else None


def half_quoted(node: Scalar, path: str) -> EncodingFault | None:
    """Find quotation marks that YAML takes for letters: `“Hello”`, or only the closing one, `Hello"`."""
    text = node.text
    if text[0] in CURLY and text[-1] in CURLY and not any(char in CURLY for char in text[1:-1]):
        return EncodingFault("curly-quotes", {"right": f'{_before(path)}"{text.strip(CURLY + _SPACES)}"'})
    if is_half_quoted(text):
        return EncodingFault("half-quote", {"right": f'{_before(path)}"{text}'})
    return None


def _before(path: str) -> str:
    """What stands before a value, on its line: the dash of an item, or its key."""
    key = path.rpartition(".")[2]
    return "- " if key.isdigit() else f"{key}: "


def is_half_quoted(text: str) -> bool:
    """Whether a quotation mark closes a text and none opens it."""
    return text[-1:] == '"' and text.count('"') == 1


def _decoded(piece: re.Match[str]) -> str:
    """A piece with the character that its first two or three bytes were, if that is one of the languages."""
    for end in (3, 2):
        part = piece[0][:end]
        try:
            meant = b"".join(_byte(char) for char in part).decode("utf-8")
        except UnicodeError:
            continue
        if meant in _MEANT:
            return meant + piece[0][end:]
    return piece[0]


def _byte(char: str) -> bytes:
    """The byte of a character of Windows-1252; the five bytes that it leaves free stand for themselves."""
    return char.encode("latin-1") if ord(char) < 256 else char.encode("cp1252")
