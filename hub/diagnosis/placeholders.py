"""Recognize what editors type in place of a text still to be written: `TODO`, `à traduire`, `…`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hub.diagnosis.normalize import fold

WORDS = {
    "everywhere": ("TODO", "to-do", "TBD", "TBC", "TBA", "FIXME", "N/A", "lorem ipsum"),
    "en": ("to do", "to be done", "to be completed", "to be translated", "to be written", "to complete",
           "to translate", "translate me", "not yet translated", "untranslated", "translation missing",
           "missing translation", "translation pending", "placeholder"),
    "fr": ("à faire", "à compléter", "à traduire", "à rédiger", "à remplir", "à renseigner", "à écrire",
           "non traduit", "pas encore traduit", "traduction à venir", "traduction à faire", "traduction en cours",
           "traduction manquante", "en cours de traduction", "en cours de rédaction"),
    "ro": ("de tradus", "de completat", "de scris", "de făcut", "netradus", "în curs de traducere",
           "traducere lipsă"),
    "fi": ("käännettävä", "käännetään myöhemmin", "ei käännetty", "kääntämättä", "käännös puuttuu",
           "täydennettävä", "täydennetään"),
    "hr": ("prevesti", "za prevesti", "treba prevesti", "za prijevod", "nije prevedeno", "prijevod slijedi",
           "nedostaje prijevod", "dopuniti", "treba dopuniti"),
    "it": ("da tradurre", "da completare", "da compilare", "da scrivere", "da fare", "non tradotto",
           "in corso di traduzione", "traduzione mancante"),
    "hu": ("lefordítandó", "fordítandó", "fordítás alatt", "fordításra vár", "hiányzó fordítás", "nincs lefordítva",
           "kitöltendő", "kiegészítendő", "megírandó"),
}  # fmt: skip
"""Placeholders by language. What tells a visitor something is none, such as a venue “to be announced”."""
_MARKS = re.compile(r"[.…·?_/*()\[\]<>\s‐-―-]+")
"""Dots, dashes and the like alone; signs such as % and € mean something."""
_XS = re.compile(r"x{3,}")


def is_unwritten(text: str) -> bool:
    """Whether a whole text is a placeholder; case, accents and the marks around it do not matter."""
    if not _may_begin(text[:2]):
        return False
    words = _plain(text) if len(text) <= _longest() else ""
    return bool(_MARKS.fullmatch(text)) or words in _known() or bool(_XS.fullmatch(words))


def _plain(text: str) -> str:
    """The words of a text without the marks between and around them."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


@lru_cache(maxsize=4096)
def _may_begin(head: str) -> bool:
    """Whether a placeholder can begin with these two characters, as nine of ten texts do not; signs may precede any."""
    return not (head.isalnum() and len(head) == 2) or fold(head)[:2] in _heads()


@cache
def _heads() -> frozenset[str]:
    """The first two letters of every placeholder, and of several x."""
    return frozenset(word[:2] for word in (*_known(), "xxx"))


@cache
def _known() -> frozenset[str]:
    """Every placeholder, as `_plain` gives it."""
    return frozenset(_plain(word) for words in WORDS.values() for word in words)


@cache
def _longest() -> int:
    """A number of characters that no placeholder has: longer texts, which most are, need no closer look."""
    return 2 * max(map(len, _known()))
