"""No regular expression of the code takes more than its share of time, whatever it is given."""

import re
from itertools import product

import pytest

from tests.patterns import Used, runs_of, used_patterns
from tests.runs import is_steep

TRUSTED = {
    "hub/calls.py": "the pages of docs/, which a reviewer reads, with placeholders that the hub made",
    "hub/explaining.py": "HTML that Markdown and the sanitiser made",
    "hub/searching.py": "pages that the hub made",
}
"""Modules whose patterns see no text that a stranger wrote, and what they see."""
SIZE = 500


@pytest.mark.parametrize("used", used_patterns(), ids=lambda used: used.place)
def test_a_pattern_takes_time_in_proportion_to_its_text(used):
    if used.place.partition(":")[0] not in TRUSTED:
        assert [text for text in attacks(used) if is_slow(used, *text)] == []


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        ("[ \t]+#", "search"),
        ("[ \t]++#", "search"),
        (r"\s*[./\s-]\s*x", "match"),
        (r"(a|aa)+b", "fullmatch"),
        (r"[htps]{3,7}\s*:?\s*/*\s*(?=\w+\.)", "sub"),
        (r"\([^)]*\)", "sub"),
    ],
)
def test_a_careless_pattern_would_be_found(pattern, method):
    used = Used("", re.compile(pattern), frozenset({method}))

    assert any(is_slow(used, *text) for text in attacks(used))


def attacks(used):
    """What leads to each unbounded repeat, what it takes, how it ends, and the method that is asked."""
    found = {
        (before, unit, tail, method): None
        for run in runs_of(used.pattern)
        for sign, tail, method in product(run.signs[:6], ("", "\0"), sorted(used.methods))
        for before, unit in ((run.before, sign), ("", run.before + sign))
    }
    return list(found)


def is_slow(used, before, unit, tail, method):
    def work(length):
        text = before + unit * (length // len(unit)) + tail
        found = getattr(used.pattern, method)(*(("", text) if method in ("sub", "subn") else (text,)))
        return list(found) if method == "finditer" else found

    return is_steep(work, SIZE, 8)
