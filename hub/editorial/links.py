"""Addresses that may differ by language: what stands for all of them when the links of translations are compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_BY_LANGUAGE = (
    (r"\A(?!https?:)([^#]*+)#.*", r"\1#"),  # the anchor of a heading comes from its words
    (r"(?<=//creativecommons\.org/licenses/by/4\.0/)deed\.[a-z]{2}", ""),  # the licence has a page in each language
    (r"(?<=//eur-lex\.europa\.eu/legal-content/)[A-Z]{2}(?=/)", "EN"),  # so has the law of the European Union
    # The EUPL is also an annex of a decision, and so in each language.
    (r"https://eur-lex\.europa\.eu/legal-content/EN/TXT/\?uri=CELEX:32017D0863", "the EUPL"),
    (r"https://interoperable-europe\.ec\.europa\.eu/collection/eupl/eupl-text-eupl-12", "the EUPL"),
)


def same_address(address: str) -> str:
    """An address without what may differ by language."""
    for pattern, stands in _BY_LANGUAGE:
        address = re.sub(pattern, stands, address)
    return address


def difference(own: Sequence[str], here: Sequence[str]) -> tuple[list[str], list[str]]:
    """What a translation lacks of its original, and what it has beyond it."""
    before, after = Counter(own), Counter(here)
    return sorted((before - after).elements()), sorted((after - before).elements())
