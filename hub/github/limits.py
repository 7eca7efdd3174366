"""Texts as long as GitHub takes them."""

from __future__ import annotations

from hub.catalogues import sentences
from hub.problems import FRENCH_FIRST

LIMIT = 65_536
"""The longest body of an issue or a comment, in characters; here counted in bytes, which are never fewer."""


def shortened(body: str) -> str:
    """A body that GitHub takes: whole lines are left out at its end, and it says so."""
    if len(body.encode()) <= LIMIT:
        return body
    word = "\n\n</details>\n\n" + "\n\n".join(sentences("github", lang)["shortened"] for lang in FRENCH_FIRST) + "\n"
    text = body.encode()[: LIMIT - len(word.encode())].decode(errors="ignore").rpartition("\n")[0].rstrip()
    inside = text.count("<details>") > text.count("</details>")
    return text + (word if inside else word.replace("</details>\n\n", ""))
