"""The languages of the site: one list, catalogues with the same keys, words that fit."""

import re
from pathlib import Path

import pytest
import yaml

from hub.languages import ConfigurationError, language_codes, load_languages, load_strings

ROOT = Path(__file__).parent.parent
CODES = language_codes(ROOT / "mkdocs.yml")


def test_the_hub_speaks_seven_languages_english_at_the_root():
    languages = load_languages(ROOT / "mkdocs.yml")

    assert [language.code for language in languages] == ["en", "fr", "ro", "fi", "hr", "it", "hu"]
    assert [language.prefix for language in languages] == ["", "fr/", "ro/", "fi/", "hr/", "it/", "hu/"]


@pytest.mark.parametrize("code", CODES)
def test_every_catalogue_has_the_same_keys_and_braces(code):
    ours, english = load_strings(code), load_strings("en")

    assert list(ours) == list(english)
    for key, words in english.items():
        if isinstance(words, str):
            assert set(re.findall(r"{\w+}", ours[key])) == set(re.findall(r"{\w+}", words)), key


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_with_a_number_has_the_plural_forms_of_its_language(code):
    language = next(item for item in load_languages(ROOT / "mkdocs.yml") if item.code == code)
    needed = {language.locale.plural_form(number) for number in range(1000)}

    for key, words in language.strings.items():
        if not isinstance(words, str):
            assert needed <= set(words), key


@pytest.mark.parametrize("code", CODES)
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
