"""The letters that documents can show: what none of the fonts has is left out, and named by the check."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
_LONG = re.compile(r"[^\s\u200b/-]{40,}")
_BREAK = "\u200b"
"""A place where a line may end (UAX 14, ZW): it has no sign."""
_BREAK_AFTER = 20
_UNUSUAL = re.compile("[^\x00-\x7f\u00a0-\u024f\u2010-\u203a\u20ac\u200b]")
_NO_TEXT = frozenset({"href", "source", "svg", "emblem", "lang"})
"""Addresses, drawings and codes: they are not shown as letters."""


@cache
def _gaps() -> re.Pattern[str]:
    """A pattern for runs of characters that no font has; spaces and what is never drawn need none."""
    ranges = json.loads((FONTS / "letters.json").read_text(encoding="utf-8"))
    known = "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges if first > 0x7F)
    return re.compile(rf"[^\x00-\x7f{known}]")


def _is_drawn(sign: str) -> bool:
    """Whether a character has a shape: joiners, marks of direction and selectors of variants have none."""
    return unicodedata.category(sign) not in ("Cf", "Zs", "Zl", "Zp", "Cc") and not 0xFE00 <= ord(sign) <= 0xFE0F


def without_letter(text: str) -> list[str]:
    """The letters of a text that no font has, each once."""
    if text.isascii():
        return []
    return [sign for sign in dict.fromkeys(_gaps().findall(text)) if _is_drawn(sign)]


def settable(text: str) -> str:
    """A text as it can be set: without letters that no font has, with places to break in words of any length."""
    if not text.isascii():
        text = _gaps().sub(_replacement, text)
    return _LONG.sub(_breakable, text)


def settable_data(data: Any) -> Any:
    """Values of a document with every text as it can be set."""
    return _each_text(data, settable)


def plain_data(data: Any) -> Any:
    """The same with nothing but the letters of European languages, for a text that could not be set."""
    return _each_text(data, lambda text: _UNUSUAL.sub("", text))


def _each_text(data: Any, change: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {
            key: value if key in _NO_TEXT and isinstance(value, str) else _each_text(value, change)
            for key, value in data.items()
        }
    return [_each_text(value, change) for value in data] if isinstance(data, list | tuple) else data


def _replacement(match: re.Match[str]) -> str:
    return "" if _is_drawn(match[0]) or unicodedata.category(match[0]) == "Cf" else " "


def _breakable(match: re.Match[str]) -> str:
    word = match[0]
    return _BREAK.join(word[start : start + _BREAK_AFTER] for start in range(0, len(word), _BREAK_AFTER))
