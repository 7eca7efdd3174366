"""Every class, field and choice of the models has its words, in both languages, in the order of the models."""

import dataclasses
import inspect
import re
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest

from hub.editorial.typography import faults
from hub.model import documents, events, helplines, laws, practices, publisher, records, reviews, types, vocabulary
from hub.model.events import Event
from hub.model.types import EventStatus
from hub.model.words import Words, all_words, choice_words, field_words, kind_words
from hub.problems import MESSAGE_LANGUAGES

MODULES = (reviews, records, practices, events, helplines, documents, laws, publisher, vocabulary)


def records_of(module: Any) -> list[type]:
    """The dataclasses that a module defines, in order."""
    return [
        value
        for value in vars(module).values()
        if inspect.isclass(value) and dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    ]


def choices_in(hint: Any) -> set[Any]:
    """The closed lists that a type is made of."""
    if get_origin(hint) is Literal:
        return {hint}
    arguments = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    return {choice for argument in arguments for choice in choices_in(argument)}


def keys_of_the_models() -> list[str]:
    """The closed lists that fields use, then the classes with their own fields."""
    kinds = [kind for module in MODULES for kind in records_of(module)]
    used = {
        choice
        for kind in kinds
        for hint in get_type_hints(kind, include_extras=True).values()
        for choice in choices_in(hint)
    }
    keys = []
    for name, value in vars(types).items():
        if get_origin(value) is Literal and value in used:
            keys += [name, *(f"{name}.{choice}" for choice in get_args(value))]
    for kind in kinds:
        keys += [kind.__name__, *(f"{kind.__name__}.{name}" for name in inspect.get_annotations(kind))]
    return keys


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_the_words_are_those_of_the_models_in_their_order(lang):
    assert list(all_words(lang)) == keys_of_the_models()


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_the_words_are_well_set(lang):
    for key, words in all_words(lang).items():
        for text in words:
            assert faults(re.sub("`[^`]+`", "CAMPUS", text), lang) == [], key


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_titles_are_labels_and_descriptions_are_sentences(lang):
    for key, words in all_words(lang).items():
        assert len(words.title) <= 45, key
        assert not words.title.endswith("."), key
        assert words.description.endswith("."), key
        assert len(words.description) <= 240, key


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_both_languages_name_the_same_values(lang):
    """What stands in code marks is written in data: it is not translated, save examples in words."""
    for key, words in all_words(lang).items():
        marks = [len(re.findall("`[^`]+`", each[key].description)) for each in map(all_words, MESSAGE_LANGUAGES)]
        assert marks == [words.description.count("`") // 2] * len(MESSAGE_LANGUAGES), key


def test_words_are_found_by_class_field_and_choice():
    assert kind_words(Event, "fr").title == "Événement"
    assert field_words(Event, "id", "en") == all_words("en")["Record.id"]
    assert field_words(Event, "start", "fr").title == "Début"
    assert choice_words("EventStatus", "planned", "fr") == Words(
        "Prévu", "Il doit avoir lieu\u202f; la date ou le lieu peuvent encore changer."
    )
    assert get_args(EventStatus)[0] == "planned"
