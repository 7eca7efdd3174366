"""Make hub/localization/dictionaries.json: places from which the dictionaries of simplemma can be read.

    python -m scripts.index_dictionaries

A dictionary is one long list in which each word is written as its difference from the one before. Without such places
all of it has to be read for a single word, 3,500,000 words in Finnish.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from simplemma import __version__
from simplemma.strategies.dictionaries import frontcode
from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed

from hub.localization.dictionaries import FILE
from hub.localization.lemmas import DICTIONARIES

LEAST, MOST = 200, 400
"""Words from one place to the next."""


class Place(NamedTuple):
    """Where a word begins, the first letters that tell it from the one before, and whether it can be read alone."""

    start: int
    letters: bytes
    alone: bool


def index(lang: str) -> list[tuple[int, str]]:
    """Places of a dictionary: of several words in a row the one that has the least in common with the one before.

    Each place is given as its distance from the last one, and its letters, which decode to themselves as Latin-1.
    """
    found, last = [], 0
    window: list[Place] = []
    for number, place in enumerate(_places(_read_decompressed(lang))):
        window += [place] if place.alone and number % MOST >= LEAST else []
        if number % MOST == MOST - 1 and window:
            best = min(window, key=lambda each: len(each.letters))
            found.append((best.start - last, best.letters.decode("latin-1")))
            last, window = best.start, []
    return found


def _places(data: bytes) -> Iterator[Place]:
    _, _, begin = frontcode._read_header(data)
    records = chain(frontcode._iter_records(data, begin), [(len(data), b"", b"")])
    before = b""
    for (start, word, _), (end, _, _) in pairwise(records):
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        letters = word[: sum(1 for _ in alike) + 1]
        yield Place(start, letters, data[end - 1] != frontcode._SAME_AS_PREV)
        before = word


def main() -> None:
    """Write the file."""
    places = {lang: index(lang) for lang in sorted(set(DICTIONARIES.values()))}
    rows = [f"{json.dumps(lang)}: {json.dumps(found, separators=(',', ':'))}" for lang, found in places.items()]
    FILE.write_text(f'{{"version": {json.dumps(__version__)},\n' + ",\n".join(rows) + "}\n", encoding="ascii")


if __name__ == "__main__":
    main()
