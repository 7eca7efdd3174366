"""What only holds the place of a text is told once, and no text that says something is taken for it."""

import pytest
import yaml

from hub.diagnosis.placeholders import WORDS, is_unwritten
from hub.problems import MESSAGE_LANGUAGES
from tests.frozen import SEVEN
from tests.registries import copy_small, messages_of


@pytest.mark.parametrize("text", [word for words in WORDS.values() for word in words])
def test_every_known_placeholder_is_one_in_any_case_and_between_marks(text):
    assert [is_unwritten(form) for form in (text, text.upper(), f" [{text}] ", f"{text}…", f"*** {text} ***")] == [
        *(5 * [True])
    ]


@pytest.mark.parametrize(
    "text", ["…", "...", "-", "–", "—", "?", "???", "( )", "xxx", "XXXX", "A TRADUIRE", "n/a", "N.A."]
)
def test_marks_and_other_spellings_are_placeholders(text):
    assert is_unwritten(text)


@pytest.mark.parametrize(
    "text",
    ["", "%", "€", "~", "NA", "X", "XX", "2026", "Å", "Prévention à faire connaître", "The to-do list of a region",
     "Lieu à confirmer", "Venue to be announced", "aucun", "xxx.example.org", "x" * 131],
)  # fmt: skip
def test_what_says_something_is_no_placeholder(text):
    assert not is_unwritten(text)


def test_no_value_of_the_live_registries_is_taken_for_a_placeholder():
    values = [
        token.value
        for file in sorted((SEVEN / "data").rglob("*.yml"))
        for token in yaml.scan(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if isinstance(token, yaml.ScalarToken)
    ]

    assert len(values) > 5_000
    assert [value for value in values if is_unwritten(value)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "en", "fr"),
    [
        ("events.yml", "title: {fr: Annulé}", "title: {fr: Annulé, en: TODO}",
         "data/events.yml:32: called-off: title.en: 'TODO' only holds the place of a text: delete the line until there is one (a language left out is shown in another)",
         "data/events.yml:32: called-off: title.en\u00a0: 'TODO' ne fait que tenir la place d’un texte\u00a0: supprimer la ligne en attendant (une langue absente est remplacée par une autre)"),
        ("events.yml", "title: {fr: Annulé}", "title: {fr: À compléter}",
         "data/events.yml:32: called-off: title.fr: 'À compléter' only holds the place of what is to be written: fill it in",
         "data/events.yml:32: called-off: title.fr\u00a0: 'À compléter' ne fait que tenir la place de ce qui est à écrire\u00a0: le remplir"),
        ("practices/school-day.yml", "sources: [https://example.org/day]", "sources: [https://example.org/day, N/A]",
         "data/practices/school-day.yml:44: school-day: sources.2: 'N/A' only holds the place of what is to be written: fill it in, or delete the line until it is known",
         "data/practices/school-day.yml:44: school-day: sources.2\u00a0: 'N/A' ne fait que tenir la place de ce qui est à écrire\u00a0: le remplir, ou supprimer la ligne en attendant"),
    ],
)  # fmt: skip
def test_a_placeholder_is_told_once_with_what_to_do(tmp_path, file, old, new, en, fr):
    folder = copy_small(tmp_path, file, old, new)

    assert [messages_of(folder, lang) for lang in MESSAGE_LANGUAGES] == [[en], [fr]]
