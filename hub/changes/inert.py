"""Foreign text in Markdown on GitHub: as code, the one form in which it can do nothing.

Within a code span GitHub makes no mention, link, image, HTML, emoji or reference to an issue, and all characters stand
for themselves (CommonMark 0.31, section 6.1; GitHub's filters pass over `code`).
"""

from __future__ import annotations

import re

_LENGTH = 300


def code(text: str, limit: int = _LENGTH) -> str:
    """A text on one line as a code span; what cannot be seen is made visible, what is too long is cut."""
    shown = visible(text)
    shown = shown if len(shown) <= limit else shown[: limit - 1] + "…"
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) or not shown else ""
    return f"{fence}{edge}{shown}{edge}{fence}"


def visible(text: str) -> str:
    """A text on one line; control, invisible and bidirectional characters as their numbers."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in " ".join(text.split()))
