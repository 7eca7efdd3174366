"""Escape untrusted text for Markdown, workflow logs and terminals."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hub.limits import MAX_ADVICE
from hub.text.joiners import is_significant

_LENGTH = 300
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&|~$])")
_REFERENCE = re.compile(r"(@|#|:(?=//)|\bwww)")
_SPACES = "\xa0\u202f"
"""The no-break spaces of French punctuation, which Python counts as not printable."""
_GAPS = re.compile(rf"[^\S{_SPACES}]+")


def code(text: str, limit: int = _LENGTH) -> str:
    """A text on one line as a Markdown code span: invisible characters as code points, cut to `limit` characters.

    Inside a code span GitHub creates no mention, link, image, HTML, emoji or issue reference, and every character is
    literal (CommonMark 0.31, section 6.1; GitHub's filters skip `code`).
    """
    shown = visible(text)
    shown = shown if len(shown) <= limit else shown[: limit - 1] + "…"
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) or not shown else ""
    return f"{fence}{edge}{shown}{edge}{fence}"


def visible(text: str) -> str:
    """A text on one line, with control, invisible and bidirectional characters as code points."""
    line = _GAPS.sub(" ", text.strip())
    return "".join(char if char.isprintable() or char in _SPACES else f"\\u{ord(char):04x}" for char in line)


def label(text: str, limit: int) -> str:
    """A name or a value on one line, safe to print and cut to the length that a message may quote."""
    text = text[: limit + 1]
    shown = "".join(
        char if char.isprintable() or is_significant(text, place) else f"\\u{ord(char):04x}"
        for place, char in enumerate(text)
    )
    return cut(shown, limit)


class Visible(str):
    """A text whose control characters are already visible, so that `repr` only adds quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f'"{self}"' if "'" in self else f"'{self}'"


def labels(values: Mapping[str, object], limit: int = MAX_ADVICE) -> dict[str, object]:
    """The values for a sentence of a command: each text on one line, made visible and cut; numbers unchanged."""
    return {
        key: value if isinstance(value, int | float) else Visible(cut(visible(str(value)), limit))
        for key, value in values.items()
    }


def cut(text: str, limit: int) -> str:
    """A text of at most `limit` characters, with an ellipsis where it was cut."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def escape_markdown(text: str) -> str:
    """Escape text for Markdown: no markup, mention, issue reference or link."""
    return _REFERENCE.sub("\\1\u200b", _MARKDOWN.sub(r"\\\1", text))


def printable(text: str) -> str:
    """A text that cannot control a terminal: `?` replaces every character that is not printable."""
    return "".join(char if char.isprintable() else "?" for char in text)
