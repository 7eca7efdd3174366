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


def shown(key: str, value: object) -> str:
    """The words of a key; signs as they stand between words."""
    words = "\n".join(value.values()) if isinstance(value, dict) else str(value)
    return f"A{words}a" if key.startswith("signs.") and "{" not in words else words


def has_several_words(line: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}", " ", line))) > 2


@cache
def passages() -> tuple[Passage, ...]:
    strings = {code: load_strings(code) for code in CODES}
    keys = [key for key in strings[SOURCE] if not key.startswith("language.")]
    words = {key: {code: shown(key, strings[code][key]) for code in CODES if key in strings[code]} for key in keys}
    return tuple(Passage({}, "", key, SOURCE, words[key]) for key in keys)


@pytest.mark.parametrize("lang", CODES)
def test_words_of_the_interface_keep_the_typography_of_their_language(lang):
    assert len(passages()) > 200
    assert [(p.path, slip) for p in passages() for slip in faults(p.bare.get(lang, ""), lang)] == []


@pytest.mark.parametrize("lang", CODES)
def test_words_of_the_interface_have_the_same_figures_in_every_language(lang):
    """What people ask a search is each language's own."""
    asked = ("search.asks.", "search.ignored")
    compared = [
        (p.path, other_figures(p, lang)) for p in passages() if lang in p.words and not p.path.startswith(asked)
    ]

    assert [field for field, found in compared if any(found)] == []


@pytest.mark.parametrize("lang", [code for code in CODES if code != SOURCE])
def test_words_of_the_interface_are_translated(lang):
    same = {p.path for p in passages() if p.words.get(lang) == p.words[SOURCE] and has_several_words(p.words[SOURCE])}

    assert same - SAME == set()


ACTIONS = [
    "site.skip",
    "search.submit",
    "search.close",
    "search.more",
    "search.others",
    "footer.contribute",
    "footer.suggest",
    "edit",
    "add.practices",
    "add.events",
    "add.partners",
    "add.organisations",
    "add.helplines",
    "add.documents",
    "add.laws",
    "add.glossary",
    "add.form",
    "add.new_file",
    "add.end",
    "add.copy",
    "facts.interreg_link",
    "reading.glossary",
    "reading.offer_close",
    "doors.practices",
    "doors.partners",
    "doors.events",
    "compare.choose",
    "compare.open",
    "compare.clear",
    "compare.to_list",
    "compare.remove",
    "compare.print",
    "compare.more",
    "cite.link",
    "cite.heading",
    "cite.copy",
    "facets.filter.practices",
    "facets.filter.events",
    "facets.filter.partners",
    "facets.filter.organisations",
    "facets.filter.helplines",
    "facets.combine",
    "facets.remove",
    "facets.clear",
    "facets.show_all",
    "facets.see",
]
"""Buttons, and links that do something rather than name a page."""
FORMS = {
    "fr": r"\w+(?:er|ir|re)\b",  # the infinitive: Rechercher
    "ro": r"\w+ți\b",  # the imperative of politeness: Căutați
    "fi": r"\w+[aeioäy]\b",  # the imperative: Hae
    "hr": r"\w+te\b",  # the imperative of politeness: Pretražite
    "it": r"(?!\w+[aei]re\b)\w+[ai]\b",  # the imperative, never the infinitive: Cerca
    "hu": r".*(?:ás|és|ása|ése|tel)\b",  # a noun: Keresés
}


@pytest.mark.parametrize("lang", FORMS)
def test_all_actions_address_the_reader_in_one_form(lang):
    words = {key: load_strings(lang)[key] for key in ACTIONS}

    assert {key: said for key, said in words.items() if not re.match(FORMS[lang], said)} == {}


@pytest.mark.parametrize(
    ("lang", "other"),
    [("fr", "Recherchez"), ("ro", "Caută"), ("fi", "Haku"), ("hr", "Traži"), ("it", "Cercare"), ("hu", "Keress")],
)
def test_another_form_is_found(lang, other):
    assert re.match(FORMS[lang], other) is None
