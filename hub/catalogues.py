"""Read the YAML files that come with the hub: interface words by language, and the sentences of commands by topic.

The sentences of a command are in `hub/messages/<topic>/<lang>.yml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hub.limits import MAX_LINES, MAX_OUTPUT

PACKAGE = Path(__file__).parent
"""Where the package lies, always as a folder: `importlib.resources` loads 15 modules to look into archives too."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is installed: it is many times faster, and every command reads words first."""


def read_catalogue(*place: str) -> Any:
    """The content of a file of the package, given its path; raises OSError, UnicodeDecodeError or yaml.YAMLError."""
    return yaml.load(PACKAGE.joinpath(*place).read_text(encoding="utf-8"), Loader=LOADER)


def catalogue_codes(folder: str) -> tuple[str, ...]:
    """The languages that have a file in a folder of the package, such as `strings`, in the order of their codes."""
    names = (file.name for file in (PACKAGE / folder).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


@cache
def sentences(topic: str, lang: str) -> dict[str, str]:
    """The sentences of one topic in one of MESSAGE_LANGUAGES, by key; `str.format` fills their braces."""
    return dict(read_catalogue("messages", topic, f"{lang}.yml"))


def first_lines(lines: Iterable[str], count: int, lang: str, most: int = MAX_LINES) -> Iterator[str]:
    """Yield the first lines, then one line that says how many are left; the remaining lines are never computed."""
    length = 0
    for number, line in enumerate(lines):
        length += len(line)
        if number == most or length > MAX_OUTPUT:
            yield sentences("limits", lang)["more"].format(n=count - number)
            return
        yield line
