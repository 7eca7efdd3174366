"""Replace addresses that differ by language by one common form, to compare the links of translations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_BY_LANGUAGE = (
    (r"\A(?!https?:)([^#]*+)#.*", r"\1#"),  # the anchor of a heading depends on the language
    (r"(?<=//creativecommons\.org/licenses/by/4\.0/)deed\.[a-z]{2}", ""),  # the licence has a page for each language
    (r"(?<=//eur-lex\.europa\.eu/legal-content/)[A-Z]{2}(?=/)", "EN"),  # the law of the European Union has one too
    # The EUPL is also an annex of a decision, with a page for each language.
    (r"https://eur-lex\.europa\.eu/legal-content/EN/TXT/\?uri=CELEX:32017D0863", "the EUPL"),
    (r"https://interoperable-europe\.ec\.europa\.eu/collection/eupl/eupl-text-eupl-12", "the EUPL"),
)


def same_address(address: str) -> str:
    """An address without the parts that depend on the language."""
    for pattern, stands in _BY_LANGUAGE:
        address = re.sub(pattern, stands, address)
    return address


def difference(own: Sequence[str], here: Sequence[str]) -> tuple[list[str], list[str]]:
    """The links that a translation lacks, and those that it has in addition to the original."""
    before, after = Counter(own), Counter(here)
    return sorted((before - after).elements()), sorted((after - before).elements())
