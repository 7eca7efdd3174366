"""Long runs of each class of character, for what must not take more than its share of time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "spaces": " ", "tabs": "\t", "line ends": "\n", "carriage returns": "\r", "no-break spaces": "\u00a0",
        "narrow spaces": "\u202f", "commas": ",", "digits": "7", "letters": "a", "capitals": "A", "accents": "é",
        "combining marks": "\u0301", "emoji": "❤️", "joiners": "👩\u200d", "zero-width spaces": "\u200b",
        "straight quotes": '"', "apostrophes": "'", "curly quotes": "“", "backticks": "`", "stars": "*",
        "underscores": "_", "opening brackets": "[", "closing brackets": "]", "opening parentheses": "(",
        "closing parentheses": ")", "opening braces": "{", "closing braces": "}", "number signs": "#", "colons": ":",
        "semicolons": ";", "dashes": "-", "long dashes": "–", "full stops": ".", "ampersands": "&", "less": "<",
        "greater": ">", "tags": "<a ", "percents": "%", "at signs": "@", "slashes": "/", "backslashes": "\\",
        "bars": "|", "bangs": "!", "question marks": "?", "tildes": "~", "plus signs": "+", "equals": "=",
        "letters and commas": "a,", "items": "- ", "items on lines": "\n- a", "numbered": "1. ", "schemes": "htps",
        "schemes and colons": "https://", "words": "ab ", "links": "[a](", "pictures": "![", "emphasis": "**a ",
        "entities": "&amp;", "comments": "<!--", "escapes": "\\u", "dates": "2027-01-01 ", "spans": "1 a ",
        "hours": "9h", "mangled": "Ã©", "quotes within": "''", "words and colons": "a: ", "keys": "en: a\n",
    }
)  # fmt: skip
"""By name what is repeated."""
LEAST = 0.01
"""Seconds of processor time below which nothing is slow enough to be told apart from chance."""


def run(unit: str, length: int) -> str:
    """A text of so many characters."""
    return (unit * (length // len(unit) + 1))[:length]


def is_steep(work: Callable[[int], object], size: int, steps: int = 4) -> bool:
    """Whether work grows more than its input does: more than by the power of 1.6, halfway to the square.

    Work that grows with the square takes `steps` times as long again. Measured in processor time, again when it
    seems steep, and the least of all is taken: what else the machine does can only add to it.
    """
    least = {}
    for _ in range(5):
        for length in (size, size * steps):
            least[length] = min(least.get(length, 1e9), _seconds(work, length))
        small, large = least[size], least[size * steps]
        if large < LEAST or large < steps**1.6 * small:
            return False
    return True


def climbs(work: Callable[[int], object], sizes: tuple[int, ...] = (125, 250, 500, 1_000, 2_000, 4_000)) -> bool:
    """The same for work that may grow with the cube: the first size that takes long enough against its half."""
    before = 0.0
    for size in sizes:
        now = _seconds(work, size)
        if now > LEAST / 2:
            now = min(now, _seconds(work, size))
        if now > LEAST / 2:
            return now > 2.8 * min(before, _seconds(work, size // 2))
        before = now
    return False


def _seconds(work: Callable[[int], object], length: int) -> float:
    start = time.process_time()
    work(length)
    return time.process_time() - start
