"""Foreign text where GitHub or a terminal would obey it: in Markdown, in the log of a workflow, in what is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hub.limits import MAX_ADVICE
from hub.text.joiners import is_meant

_LENGTH = 300
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&|~$])")
_REFERENCE = re.compile(r"(@|#|:(?=//)|\bwww)")
_SPACES = "\xa0\u202f"
"""Those of French punctuation, which Python does not count as printable."""
_GAPS = re.compile(rf"[^\S{_SPACES}]+")


def code(text: str, limit: int = _LENGTH) -> str:
    """A text on one line as a code span; what cannot be seen is made visible, what is too long is cut.

    Within a code span GitHub makes no mention, link, image, HTML, emoji or reference to an issue, and all characters
    stand for themselves (CommonMark 0.31, section 6.1; GitHub's filters pass over `code`).
    """
    shown = visible(text)
    shown = shown if len(shown) <= limit else shown[: limit - 1] + "…"
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) or not shown else ""
    return f"{fence}{edge}{shown}{edge}{fence}"


def visible(text: str) -> str:
    """A text on one line; control, invisible and bidirectional characters as their numbers."""
    line = _GAPS.sub(" ", text.strip())
    return "".join(char if char.isprintable() or char in _SPACES else f"\\u{ord(char):04x}" for char in line)


def label(text: str, limit: int) -> str:
    """A name or a value on one line, as long as a message may quote it; nothing in it can steer who reads it."""
    text = text[: limit + 1]
    shown = "".join(
        char if char.isprintable() or is_meant(text, place) else f"\\u{ord(char):04x}"
        for place, char in enumerate(text)
    )
    return cut(shown, limit)


class Visible(str):
    """A text whose control characters are visible already: in quotes it stays as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f'"{self}"' if "'" in self else f"'{self}'"


def labels(values: Mapping[str, object], limit: int = MAX_ADVICE) -> dict[str, object]:
    """What fills a sentence of a command: texts on one line each, visible and cut; numbers as they are."""
    return {
        key: value if isinstance(value, int | float) else Visible(cut(visible(str(value)), limit))
        for key, value in values.items()
    }


def cut(text: str, limit: int) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def harmless(text: str) -> str:
    """Foreign words as Markdown that shows them as they are: no markup, mention, reference or link."""
    return _REFERENCE.sub("\\1\u200b", _MARKDOWN.sub(r"\\\1", text))


def printable(text: str) -> str:
    """A text that cannot steer a terminal: what cannot be printed is shown as `?`."""
    return "".join(char if char.isprintable() else "?" for char in text)
