"""Reads the YAML files that come with the hub: words by language, and the sentences of commands by topic.

Those sentences lie in `hub/messages/<topic>/<lang>.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from hub.limits import MAX_LINES, MAX_SAID

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there: many times as fast, and every command reads words before it does anything."""


def read_catalogue(*place: str) -> Any:
    """A file of the package by its path in it; raises OSError, UnicodeDecodeError or yaml.YAMLError."""
    return yaml.load(files("hub").joinpath(*place).read_text(encoding="utf-8"), Loader=LOADER)


@cache
def sentences(topic: str, lang: str) -> dict[str, str]:
    """The sentences of one topic in one of MESSAGE_LANGUAGES, by key; braces are filled with `str.format`."""
    return dict(read_catalogue("messages", topic, f"{lang}.yml"))


def first_lines(lines: Iterable[str], count: int, lang: str, most: int = MAX_LINES) -> Iterator[str]:
    """The first lines of so many, and how many are left in one more; those that are not said are not made either."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line)
        if number == most or length > MAX_SAID:
            yield sentences("limits", lang)["more"].format(n=count - number)
            return
        yield line
