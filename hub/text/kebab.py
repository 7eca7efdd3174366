"""Words as kebab-case: small plain letters and digits, joined by hyphens."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "đ": "d", "Đ": "d", "ø": "o", "ł": "l", "’": " "}
)
"""Letters that Unicode does not split into a plain letter and an accent, and the apostrophe, which separates words."""


def kebab(value: str, most: int) -> str:
    """A text in kebab-case, of at most so many characters: `Café du Nord` is `cafe-du-nord`."""
    plain = unicodedata.normalize("NFKD", value.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:most].strip("-")
