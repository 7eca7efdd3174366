"""Shorten texts to the length that GitHub accepts."""

from __future__ import annotations

from hub.catalogues import sentences
from hub.problems import FRENCH_FIRST

LIMIT = 65_536
"""The longest body of an issue or a comment. GitHub counts characters; we count bytes, which are never fewer."""


def shortened(body: str) -> str:
    """Shorten a body to the limit: leave out whole lines at its end and add a line that says so."""
    if len(body.encode()) <= LIMIT:
        return body
    word = "\n\n</details>\n\n" + "\n\n".join(sentences("github", lang)["shortened"] for lang in FRENCH_FIRST) + "\n"
    text = body.encode()[: LIMIT - len(word.encode())].decode(errors="ignore").rpartition("\n")[0].rstrip()
    inside = text.count("<details>") > text.count("</details>")
    return text + (word if inside else word.replace("</details>\n\n", ""))
