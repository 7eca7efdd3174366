"""Compare the length of a text and of its translation: what is far shorter lacks something."""

from __future__ import annotations

import re

from hub.editorial.passages import Passage

LEAST, LONG = 60, 80
"""Characters: the length of shorter texts says nothing, and from LONG on it says more."""
RATIOS, SHORT_RATIOS = (0.6, 1.75), (0.3, 3.0)
"""How much shorter and longer the translation of a long and of a short text may be."""
_ASIDE = re.compile(r"\([^()]*+\)")
"""What stands in brackets: one language explains an abbreviation there, another does not need to."""


def other_length(passage: Passage, lang: str) -> int:
    """The length of a translation in per cent of the original where it is far from it, else 0."""
    own, here = _length(passage.bare[passage.own]), _length(passage.bare[lang])
    if max(own, here) < LEAST or not own:
        return 0
    least, most = RATIOS if own >= LONG else SHORT_RATIOS
    return 0 if least <= here / own <= most else max(1, round(100 * here / own))


def _length(text: str) -> int:
    return len(_ASIDE.sub("", text))
