"""How a page is looked at in a browser: colour scheme and width in px."""

from __future__ import annotations

import os
from itertools import product

from tests.pages import LANGUAGES

AUDIT = os.environ.get("HUB_AUDIT") == "1"
"""Whether browser tests take every page in every look (`make audit`), not a sample."""
ALL = tuple(product(("light", "dark"), (1280, 360)))
SAMPLE = (("light", 1280), ("dark", 360))


def looks(turn: int) -> tuple[tuple[str, int], ...]:
    """Those of a page: all in an audit, else one of the sample, by turns, as axe-core takes most of the time."""
    return ALL if AUDIT else (SAMPLE[turn % len(SAMPLE)],)


IN_EACH_LANGUAGE = [(code, *look) for turn, code in enumerate(LANGUAGES) for look in looks(turn)]
"""Code, scheme and width, for what is the same in all languages but for its words."""
