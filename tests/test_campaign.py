"""Awkward and hostile values, generated, in every field: check, fix and check again end well and lose no word."""

import json
import re
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.checks.checking import report
from hub.fix.mending import mend
from hub.fix.unchanged import WouldLose
from hub.reading.loading import load_registries
from hub.reading.parsing import TreeError
from tests.registries import LANGUAGES, problems_of
from tests.runs import UNITS
from tests.test_growth import SMALL, scalars

pytestmark = pytest.mark.long


PLACES = [(path, number) for path, text in sorted(SMALL.items()) for number in range(len(scalars(yaml.compose(text))))]
AWKWARD = st.sampled_from(
    ("no", "null", "~", "010", "9:30", "2027-04-27 17:30:00", "1,5 M€", "#3", "a #b", "a: b", "- a", "[a", "{a: b}",
     "l’été", "ŞŢ", "Ã©", "ﬁn", "👩‍💻", "❤️", "می‌خواهم", "שלום", "\u202eabc", "a\u00a0b", "<b>x</b>", "{{ 7*7 }}",
     "https://a.example/%20", "mailto:a@b.example", "[a](javascript:x)", "con", "*a*", "|", "&a", "!x", "%", "@", "`", "")
)  # fmt: skip
PIECES = st.one_of(AWKWARD, st.sampled_from(sorted(UNITS.values())), st.text(max_size=12))
VALUES = st.lists(PIECES, min_size=1, max_size=5).map(" ".join)
QUIET = {"deadline": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}


@given(place=st.sampled_from(PLACES), value=VALUES, plain=st.booleans())
@settings(max_examples=100, **QUIET)
def test_a_generated_value_is_taken_or_told(tmp_path_factory, place, value, plain):
    try_value(tmp_path_factory.getbasetemp() / "campaign", place, value, plain=plain)


@pytest.mark.audit
@given(place=st.sampled_from(PLACES), value=VALUES, plain=st.booleans())
@settings(max_examples=2_200, **QUIET)
def test_thousands_of_generated_values_are_taken_or_told(tmp_path_factory, place, value, plain):
    try_value(tmp_path_factory.getbasetemp() / "campaign", place, value, plain=plain)


def try_value(folder, place, value, *, plain):
    """Checks, mends and checks again; what is not told is in the record, word for word."""
    path, number = place
    data = folder / "data"
    (data / "practices").mkdir(parents=True, exist_ok=True)
    for name, text in SMALL.items():
        (data / name).write_text(text, encoding="utf-8")
    file = data / path
    node = scalars(yaml.compose(SMALL[path]))[number]
    written = value if plain else json.dumps(value)
    text = SMALL[path][: node.start_mark.index] + written + SMALL[path][node.end_mark.index :]
    file.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")

    before = told(data)
    if not before and not plain:
        assert keeps_every_word(data, value)
    try:
        mended = mend(file.read_bytes(), PurePosixPath(path.as_posix()))
    except (TreeError, WouldLose):
        assert before
        return
    file.write_text(mended.text, encoding="utf-8", newline="")
    after = told(data)
    assert bool(after) <= bool(before)
    if not after and not plain:
        assert keeps_every_word(data, value)


def told(data):
    """The problems of a folder; they can be said in both languages."""
    found = problems_of(data)
    assert all(report(found, lang) for lang in LANGUAGES)
    return [problem for problem in found if problem.level == "problem"]


def keeps_every_word(data, value):
    """Whether every word of a value is in a record that was read."""
    registries, _ = load_registries(data, LANGUAGES)
    kept = repr(registries)
    return all(repr(word)[1:-1] in kept for word in re.findall(r"\w+", value))
