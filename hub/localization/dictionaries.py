"""The dictionaries of simplemma, opened at the word that is asked for.

Read whole, the seven of them take 5 s of CPU time, a third of a build. `dictionaries.json` holds places from which they
can be read (scripts/index_dictionaries.py); with another version of simplemma they are read whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from simplemma import __version__
from simplemma.strategies.dictionaries import frontcode
from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

FILE = Path(__file__).with_suffix(".json")


def open_dictionary(lang: str) -> Mapping[str, str]:
    """The lemmas of a language by word. Raises ValueError for one that simplemma does not have."""
    places = _places()
    return _OpenedAt(lang, places[lang]) if places["version"] == __version__ and lang in places else StreamMap(lang)


class _OpenedAt(StreamMap):
    """A dictionary whose places are known: simplemma finds them by reading all of it."""

    __slots__ = ()

    def __init__(self, lang: str, places: list[tuple[int, str]]) -> None:
        self._data = _read_decompressed(lang)
        self._rev, self._count, self._pos = frontcode._read_header(self._data)
        self._firsts, self._blocks, start = [b""], [(self._pos, b"", b"")], 0
        for distance, text in places:
            start, letters = start + distance, text.encode("latin-1")
            self._firsts.append(letters)
            self._blocks.append((start, letters, b""))


@cache
def _places() -> Any:
    return json.loads(FILE.read_text(encoding="ascii"))
