"""Split elided words, so that the search index and queries contain the word after the apostrophe.

Pagefind reads `l'attaque` as one word: a search for `attaque` would not find it, nor the reverse. Other words stay
whole: `aujourd'hui`, `presqu'île`, `quelqu'un`, `po'`.
"""

from __future__ import annotations

import re
from typing import Any

from hub.localization.explaining import PARTS

ELIDED = (
    # French.
    *("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
    # Italian: articles, alone and with a preposition; adjectives before a noun; adverbs.
    *("un", "gl", "all", "dall", "dell", "nell", "sull", "coll", "agl", "dagl", "degl", "negl", "sugl"),
    *("quell", "quest", "bell", "sant", "tutt", "mezz", "nessun", "ciascun", "alcun"),
    *("anch", "com", "cos", "dov", "quand", "quant", "senz", "v"),
)
"""The elided words of all languages together: pages in other languages contain French and Italian names."""
APOSTROPHES = "'’ʼ′‘`´＇"
"""The characters used as apostrophes by typewriters, typographers, telephones and word processors."""
_ENTITIES = {"&#39;": "'", "&#x27;": "'", "&apos;": "'", "&rsquo;": "’", "&#8217;": "’"}
_ENTITY = re.compile("|".join(_ENTITIES))
_ELIDED = re.compile(
    # Not within `rock'n'roll`.
    rf"(?<![^\W_])(?<![^\W_][{APOSTROPHES}])(?:{'|'.join(ELIDED)})[{APOSTROPHES}]",
    re.IGNORECASE,
)


def split_elisions(html: str) -> str:
    """HTML for the search index, with a space after each elided word; search results show the text without it."""
    parts = PARTS.split(html)
    for place in range(0, len(parts), 2):
        text = _ENTITY.sub(lambda found: _ENTITIES[found[0]], parts[place])
        parts[place] = _ELIDED.sub(r"\g<0> ", text)
    return "".join(parts)


def without_elisions(text: str) -> str:
    """A text without its elided words."""
    return _ELIDED.sub(" ", text)


def for_script() -> dict[str, Any]:
    """The data that js/search/15-elisions.js needs to do the same with queries."""
    return {"words": ELIDED, "apostrophes": APOSTROPHES}
