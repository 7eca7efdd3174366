"""The dictionary form of an inflected word (simplemma, offline).

A dictionary is loaded on first use and kept: the pages of a language are built in two passes, and loading all seven
takes 4.5 s of CPU time. In the compact form used here the Finnish one takes 60 MB, in the usual form 400 MB.
"""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import StreamDictionaryFactory
from simplemma.strategies.fallback import RaiseErrorFallbackStrategy

_DICTIONARIES = {"en": "en", "fr": "fr", "ro": "ro", "fi": "fi", "hr": "hbs", "it": "it", "hu": "hu", "sr": "hbs"}
"""Croatian and Serbian share one; a language that is not listed has no dictionary."""
_STRATEGY = DefaultStrategy(dictionary_factory=StreamDictionaryFactory(cache_max_size=len(_DICTIONARIES)))
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


@lru_cache(maxsize=_CACHE_SIZE)
def lemma(lang: str, word: str) -> str:
    """The lemma of a lower-case word; empty when the dictionary does not know it."""
    if lang not in _DICTIONARIES:
        return ""
    try:
        found = _LEMMATIZER.lemmatize(word, lang=_DICTIONARIES[lang]).casefold()
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
    return _STRATEGY.is_dictionary_member(word, _DICTIONARIES[lang])
