"""The dictionary form of an inflected word (simplemma, offline).

Pages ask for some thousand words. A dictionary is opened for a word that was never looked up before, and the answer is
kept: `hub build` sets HUB_LEMMAS to a folder that keeps the words that were looked up for the next build.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

from simplemma import Lemmatizer, __version__
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DictionaryFactory
from simplemma.strategies.fallback import RaiseErrorFallbackStrategy

from hub.disk.atomic import write_whole
from hub.localization.dictionaries import open_dictionary

DICTIONARIES = {"en": "en", "fr": "fr", "ro": "ro", "fi": "fi", "hr": "hbs", "it": "it", "hu": "hu", "sr": "hbs"}
"""Croatian and Serbian share one; a language that is not listed has no dictionary."""
_MOST_ANSWERS = 50_000
"""Words in the file of one language, about 2 MB; a longer file is made anew."""


class _Answers(Mapping[str, str]):
    """The dictionary of a language, loaded only for a word that no build has looked up."""

    def __init__(self, lang: str, folder: str) -> None:
        self._lang = lang
        self._file = Path(folder, f"{lang}-{__version__}.json") if folder else None
        self._answers = _read_answers(self._file) if self._file else {}
        self._known = len(self._answers)

    @cached_property
    def _whole(self) -> Mapping[str, str]:
        return open_dictionary(self._lang)

    def __getitem__(self, word: str) -> str:
        if word not in self._answers:
            self._answers[word] = self._whole.get(word)
        found = self._answers[word]
        if found is None:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)

    def keep(self) -> None:
        """Keep the words that were looked up, beside those that another process has kept meanwhile."""
        if self._file and len(self._answers) > self._known:
            answers = _read_answers(self._file) | self._answers
            text = json.dumps(answers, ensure_ascii=False, sort_keys=True, indent=0)
            with suppress(OSError):  # it only saves time
                write_whole(self._file, f"{text}\n")
            self._known = len(self._answers)


def _read_answers(file: Path) -> dict[str, str | None]:
    """The words that earlier builds looked up, each with its lemma or None; none from a file of another form."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    good = isinstance(found, dict) and all(value is None or isinstance(value, str) for value in found.values())
    return found if good and len(found) <= _MOST_ANSWERS else {}


class _Dictionaries(DictionaryFactory):
    """The dictionaries of simplemma, each behind the words that were looked up."""

    def __init__(self) -> None:
        self._opened: dict[str, _Answers] = {}

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """The dictionary of a language."""
        if lang not in self._opened:
            self._opened[lang] = _Answers(lang, os.environ.get("HUB_LEMMAS", ""))
        return self._opened[lang]

    def keep(self) -> None:
        """Keep what was looked up in every dictionary."""
        for answers in self._opened.values():
            answers.keep()


_OPENED = _Dictionaries()
_STRATEGY = DefaultStrategy(dictionary_factory=_OPENED)
_LEMMATIZER = Lemmatizer(lemmatization_strategy=_STRATEGY, fallback_lemmatization_strategy=RaiseErrorFallbackStrategy())
_CASES = (
    r"[aeoö]?t|n[ae]k|b[ae]n?|b[óő]l|h[oeö]z|r[ae]|r[óő]l|t[óő]l|n[áé]l|"
    r"[b-df-hj-np-tvz]{1,2}[ae]l|ig|ként|ért|[oeö]?n|i"  # `-val` assimilates its first letter to the one before
)
_HUNGARIAN = rf"(?:[aeoö]?k|j?[aeáé]i?|j?[aeá]i?k|j?[uü]k|[aeuü]?n?k)?(?:{_CASES})?"
_CROATIAN = r"a|e|i|o|u|oga?|oj|om|em|im|ih|ima|ama|ov[aei]|ovima|ev[aei]|evima"
_ENDINGS = {
    "en": re.compile(r"s"),
    "fr": re.compile(r"s"),
    "hr": re.compile(_CROATIAN),
    "hu": re.compile(_HUNGARIAN),
    "it": re.compile(r"[ei]"),
    "ro": re.compile(r"a|ei|ii|i|le|lor|lui|ul|ului|uri|urile|urilor|ele|elor|ilor"),
    "sr": re.compile(_CROATIAN),
}
"""Endings of nouns, in Croatian also of adjectives; simplemma knows the Finnish ones.

Dictionaries lack loan words and compounds such as `klaszternek`, `vaučera`, `phishingul`, `autodiagnostics`.
"""
_REPLACED_LETTERS = {"hr": "aei", "it": "eoa", "ro": "ăe", "sr": "aei"}
"""Last letters that an ending replaces."""
_CACHE_SIZE = 20_000
"""Size of the cache of lemmas, in words: about 4 MB."""
_LONGEST_ENDING = {"hu": 4}
"""Maximum letters of an ending: else the second part of a compound counts as one: `utalványfajta` is not `utalvány`."""
_LENGTHENED = {"a": "á", "e": "é"}
_SHORTEST_WORD = 5
"""Minimum letters of a word that is recognised by its ending alone."""


def keep_answers() -> None:
    """Keep the words that this process has looked up, for the next build."""
    _OPENED.keep()


@lru_cache(maxsize=_CACHE_SIZE)
def lemma(lang: str, word: str) -> str:
    """The lemma of a lower-case word; empty when the dictionary does not know it."""
    if lang not in DICTIONARIES:
        return ""
    try:
        found = _LEMMATIZER.lemmatize(word, lang=DICTIONARIES[lang]).casefold()
    except ValueError:
        return ""
    is_guess = len(word) - len(found) > _LONGEST_ENDING.get(lang, len(word)) and not _is_known(lang, word)
    return "" if is_guess else found


def is_inflected(lang: str, own: str, word: str) -> bool:
    """Whether a word that the dictionary lacks is the noun `own`, in its dictionary form, with an ending."""
    if lang not in _ENDINGS or len(own) < _SHORTEST_WORD or _is_known(lang, word):
        return False
    stems = [own[:-1] + _LENGTHENED.get(own[-1], own[-1])] if lang == "hu" else [own]
    stems += [own[:-1]] if own[-1] in _REPLACED_LETTERS.get(lang, "") else []
    return any(word.startswith(stem) and _ENDINGS[lang].fullmatch(word, len(stem)) for stem in stems)


def _is_known(lang: str, word: str) -> bool:
    return _STRATEGY.is_dictionary_member(word, DICTIONARIES[lang])
