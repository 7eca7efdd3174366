"""Notes on words that no dictionary knows, in every language whose spelling program is installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from hub.editorial.blocks import page_passages
from hub.editorial.interface import interface_passages
from hub.editorial.naming import Names
from hub.editorial.notes import by_path, note_on
from hub.editorial.passages import Passage, registry_passages
from hub.editorial.spelling import LISTS, NoSpellerError, unknown_words, words_of
from hub.languages import language_codes
from hub.problems import Problem, sort_problems
from hub.reading.entries import Registries
from hub.settings import Settings
from hub.written.pages import read_pages

Missing = Mapping[str, Sequence[str]]
"""The languages whose program is not installed, each with the packages to install."""


def check_spelling(settings: Settings, registries: Registries) -> tuple[list[Problem], Missing]:
    """The notes on unknown words, in the order of files and lines, and the languages that were not looked at."""
    languages = language_codes(settings.root / "mkdocs.yml")
    written, _ = read_pages(settings.root / "docs", languages)
    of_pages = (page_passages(found, languages[0]) for found in by_path(written).values())
    passages = [
        *registry_passages(registries),
        *chain.from_iterable(of_pages),
        *interface_passages(settings.root, languages),
    ]
    names = Names(registries).all_forms
    found: list[Problem] = []
    missing: dict[str, Sequence[str]] = {}
    for lang in languages:
        try:
            found += spelling_notes(passages, lang, names)
        except NoSpellerError as error:
            missing[lang] = error.packages
    return sort_problems(found), missing


def spelling_notes(passages: Sequence[Passage], lang: str, names: Sequence[str]) -> Iterator[Problem]:
    """The notes on the texts in one language. Raises NoSpellerError."""
    words = [(passage, words_of(passage, lang, names)) for passage in passages if lang in passage.words]
    unknown = unknown_words(lang, (word for _, asked in words for word in asked))
    for passage, asked in words:
        wrong = [word for word in asked if word in unknown]
        if wrong:
            place = f"hub/editorial/{LISTS.name}/{lang}.txt"
            yield note_on(passage, lang, "misspelt", words=", ".join(wrong), list=place)
