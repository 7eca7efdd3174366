"""No regular expression of the code takes more than its share of time, whatever it is given."""

import re
from itertools import product

import pytest

from tests.patterns import Used, runs_of, used_patterns
from tests.runs import climbs

pytestmark = pytest.mark.long


TRUSTED = {
    "hub/written/calls.py": "the pages of docs/, which a reviewer reads, with placeholders that the hub made",
    "hub/localization/explaining.py": "HTML that Markdown and the sanitiser made",
    "hub/pages/searching.py": "pages that the hub made",
}
"""Modules whose patterns see no text that a stranger wrote, and what they see."""


def test_no_pattern_takes_more_than_its_share_of_time():
    assert slow_patterns(signs=2) == []


@pytest.mark.audit
def test_no_pattern_takes_more_than_its_share_of_time_for_any_sign():
    assert slow_patterns(signs=99) == []


def slow_patterns(signs):
    """Each pattern that strangers reach, with the first text that it is slow for."""
    used = [each for each in used_patterns() if each.place.partition(":")[0] not in TRUSTED]
    found = ((each, next((text for text in attacks(each, signs) if is_slow(each, *text)), None)) for each in used)
    return [(each.place, each.pattern.pattern, text) for each, text in found if text]


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        ("[ \t]+#", "search"),
        ("[ \t]++#", "search"),
        (r"\s*[./\s-]\s*x", "match"),
        (r"[htps]{3,7}\s*:?\s*/*\s*(?=\w+\.)", "sub"),
        (r"\([^)]*\)", "sub"),
    ],
)
def test_a_careless_pattern_would_be_found(pattern, method):
    used = Used("", re.compile(pattern), frozenset({method}))

    assert any(is_slow(used, *text) for text in attacks(used))


def attacks(used, signs=6):
    """What leads to each unbounded repeat, what it takes, how it ends, and the method that is asked."""
    found = {
        (before, unit, tail, method): None
        for run in runs_of(used.pattern)
        for sign, tail, method in product(run.signs[:signs], ("", "\0"), sorted(used.methods))
        for before, unit in ((run.before, sign), ("", run.before + sign))
    }
    return list(found)


def is_slow(used, before, unit, tail, method):
    def work(length):
        text = before + unit * (length // len(unit)) + tail
        found = getattr(used.pattern, method)(*(("", text) if method in ("sub", "subn") else (text,)))
        return list(found) if method == "finditer" else found

    return all(climbs(work) for _ in range(3))  # other work on the machine can make it seem so once
