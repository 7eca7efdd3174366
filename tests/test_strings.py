"""The words of the interface, which are code: equal figures, own words, and the typography of each language."""

import re
from functools import cache
from pathlib import Path

import pytest

from hub.editorial.figures import other_figures
from hub.editorial.passages import Passage
from hub.editorial.typography import faults
from hub.languages import load_strings

CODES = tuple(sorted(path.stem for path in (Path(__file__).parent.parent / "hub/strings").glob("*.yml")))
SOURCE = "en"
SAME = frozenset[str]()


def text(value: object) -> str:
    return "\n".join(value.values()) if isinstance(value, dict) else str(value)


def has_several_words(line: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}", " ", line))) > 2


@cache
def passages() -> tuple[Passage, ...]:
    strings = {code: load_strings(code) for code in CODES}
    keys = [key for key in strings[SOURCE] if not key.startswith("language.")]
    words = {key: {code: text(strings[code][key]) for code in CODES if key in strings[code]} for key in keys}
    return tuple(Passage({}, "", key, SOURCE, words[key]) for key in keys)


@pytest.mark.parametrize("lang", CODES)
def test_words_of_the_interface_keep_the_typography_of_their_language(lang):
    assert len(passages()) > 200
    assert [(p.path, slip) for p in passages() for slip in faults(p.bare.get(lang, ""), lang)] == []


@pytest.mark.parametrize("lang", CODES)
def test_words_of_the_interface_have_the_same_figures_in_every_language(lang):
    compared = [(p.path, other_figures(p, lang)) for p in passages() if lang in p.words]

    assert [field for field, found in compared if any(found)] == []


@pytest.mark.parametrize("lang", [code for code in CODES if code != SOURCE])
def test_words_of_the_interface_are_translated(lang):
    same = {p.path for p in passages() if p.words.get(lang) == p.words[SOURCE] and has_several_words(p.words[SOURCE])}

    assert same - SAME == set()
