"""The languages of the site: one list, catalogues with the same keys, words that fit."""

import re
from pathlib import Path

import pytest
import yaml
from babel import Locale

from hub.languages import KNOWN_LANGUAGES, ConfigurationError, load_languages, load_strings
from tests.frozen import LISTED

ROOT = Path(__file__).parent.parent


def test_the_languages_are_those_of_the_configuration_english_at_the_root():
    languages = load_languages(ROOT / "mkdocs.yml")
    listed = re.findall(r"(?m)^ +- \{locale: ([\w-]+),", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))

    assert len(listed) > 6
    assert [language.code for language in languages] == listed
    assert [language.prefix for language in languages] == ["", *(f"{code}/" for code in listed[1:])]


@pytest.mark.parametrize("code", KNOWN_LANGUAGES)
def test_every_catalogue_has_the_same_keys_and_braces(code):
    """One that the site does not list yet may wait for new words: until then they are shown in English."""
    ours, english = load_strings(code), load_strings("en")
    needed = list(english) if code in LISTED else [key for key in english if key in ours]

    assert list(ours) == needed
    for key in needed:
        if isinstance(words := english[key], str):
            assert set(re.findall(r"{\w+}", ours[key])) == set(re.findall(r"{\w+}", words)), key


@pytest.mark.parametrize("code", KNOWN_LANGUAGES)
def test_every_phrase_with_a_number_has_the_plural_forms_of_its_language(code):
    strings = load_strings(code)
    needed = {Locale.parse(strings["language.babel"]).plural_form(number) for number in range(1000)}

    for key, words in strings.items():
        if not isinstance(words, str):
            assert needed <= set(words), key


@pytest.mark.parametrize("code", KNOWN_LANGUAGES)
def test_no_catalogue_repeats_a_key(code):
    text = (ROOT / "hub" / "strings" / f"{code}.yml").read_text(encoding="utf-8")
    keys = [(line.partition(":")[0]) for line in text.splitlines() if re.match(r"\w", line)]

    assert len(keys) == len(set(keys))
    assert yaml.safe_load(text)["language"]


def test_a_language_without_words_is_a_clear_error(tmp_path):
    config = tmp_path / "mkdocs.yml"
    config.write_text("plugins:\n  - i18n:\n      languages:\n        - {locale: xx, name: X, default: true}\n")

    with pytest.raises(ConfigurationError, match=r"hub/strings/xx\.yml is missing"):
        load_languages(config)
