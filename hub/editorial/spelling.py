"""Find words that no dictionary knows, with the spelling programs of Debian: hunspell, and voikko for Finnish.

They read words from a pipe. What the project writes besides the dictionaries is in `words/<lang>.txt`, a word a line,
and for all languages in `words/names.txt`; `*` at the end of a line stands for any ending.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from hub.editorial.passages import Passage, without_names
from hub.editorial.speech import without_capitalised

LISTS = Path(__file__).parent / "words"
_WORD = re.compile(r"(?<![\w@/.&-])[^\W\d_]{4,}(?:[’'-][^\W\d_]+)*(?![\w@/&])")
"""A word of letters, with what apostrophes and hyphens join to it; no part of an address, a file name or a number."""
_NAME = "CAMPUS"
"""Stands for a name, so that what is joined to it (`Iașissa`, `dell’Università`) stays one word, which is left out."""
_BRACES = re.compile(r"\{\w+\}")
"""A placeholder, whose name is no word."""
_TIMEOUT = 120


class Speller(NamedTuple):
    """A spelling program: its command, and the packages of Debian that it and its dictionary are in."""

    command: tuple[str, ...]
    packages: tuple[str, ...]


def _hunspell(dictionary: str, package: str) -> Speller:
    return Speller(("hunspell", "-i", "utf-8", "-d", dictionary, "-l"), ("hunspell", package))


SPELLERS: Mapping[str, Speller] = MappingProxyType(
    {
        "en": _hunspell("en_GB", "hunspell-en-gb"),
        "fr": _hunspell("fr_FR", "hunspell-fr"),
        "ro": _hunspell("ro_RO", "hunspell-ro"),
        "fi": Speller(("voikkospell",), ("libvoikko-dev", "voikko-fi")),
        "hr": _hunspell("hr_HR", "hunspell-hr"),
        "it": _hunspell("it_IT", "hunspell-it"),
        "hu": _hunspell("hu_HU", "hunspell-hu"),
        "sr": _hunspell("sr_Latn_RS", "hunspell-sr"),
        "sr-Cyrl": _hunspell("sr_RS", "hunspell-sr"),
    }
)
"""The program of each language; words in a language that is not listed are not looked at."""


class NoSpellerError(Exception):
    """A program or its dictionary is not installed: the packages to install."""

    def __init__(self, packages: Sequence[str]) -> None:
        super().__init__(" ".join(packages))
        self.packages = packages


def words_of(passage: Passage, lang: str, names: Sequence[str]) -> list[str]:
    """The words of a text that a dictionary of its language should know: no names, nothing in quotation marks."""
    plain = without_capitalised(
        without_names(_BRACES.sub(" ", passage.words[lang]).replace("\u2011", "-"), names, _NAME)
    )
    words = dict.fromkeys(_WORD.findall(plain))
    return [word for word in words if word[1:].islower()]  # others are abbreviations and brands, whose letters count


def unknown_words(lang: str, words: Iterable[str]) -> frozenset[str]:
    """Those of the words that neither the dictionary nor the project's lists know. Raises NoSpellerError."""
    asked = sorted(word for word in set(words) if not _listed(lang).fullmatch(word))
    if lang not in SPELLERS or not asked:
        return frozenset()
    return frozenset(_refused(SPELLERS[lang], asked))


@cache
def _listed(lang: str) -> re.Pattern[str]:
    """The pattern of the words of the project's lists, in either case."""
    lines = [line for name in (lang, "names") for line in _lines(LISTS / f"{name}.txt")]
    ends = (re.escape(line.removesuffix("*")) + ("[\\w’'-]*+" if line.endswith("*") else "") for line in lines)
    return re.compile("|".join(ends) or r"(?!)", re.IGNORECASE)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _refused(speller: Speller, words: Sequence[str]) -> Iterator[str]:
    """The words that a program does not know; a word with an apostrophe or a hyphen is right if its parts are."""
    parts = {part for word in words for part in re.split(r"[’'-]", word) if len(part) > 1}
    wrong = _ask(speller, sorted({*words, *parts}))
    for word in words:
        if word in wrong and any(part in wrong for part in re.split(r"[’'-]", word) if len(part) > 2):
            yield word


def _ask(speller: Speller, words: Sequence[str]) -> frozenset[str]:
    given = "".join(f"{word.replace('’', chr(39))}\n" for word in words)
    try:
        done = subprocess.run(
            speller.command,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=_TIMEOUT,
        )
    except FileNotFoundError:
        raise NoSpellerError(speller.packages) from None
    if done.returncode or "can't open" in done.stderr.lower():
        raise NoSpellerError(speller.packages)
    refused = (line.removeprefix("W: ") for line in done.stdout.splitlines() if not line.startswith("C: "))
    return frozenset(line.replace("'", "’") for line in refused)
