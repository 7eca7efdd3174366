"""How pages are looked at in a browser: which page in which language, colour scheme and width in px."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from hub.languages import Language
from tests.pages import SEVEN_LANGUAGES

AUDIT = os.environ.get("HUB_AUDIT") == "1"
"""Whether browser tests take every page in every language and look (`make audit`), not a sample."""
SCHEMES = ("light", "dark")
WIDE, PHONE = 1280, 360
COUNTED = 50
"""How many of a language's longest words tell its length."""


class Look(NamedTuple):
    """A colour scheme, a width in px, and whether axe-core looks only at what depends on how long words are."""

    scheme: str
    width: int
    layout: bool = False


ALL = tuple(Look(scheme, width) for scheme in SCHEMES for width in (WIDE, PHONE))
T, U = TypeVar("T"), TypeVar("U")
Seen = tuple[str, str, tuple[Look, ...]]


def longest(languages: Mapping[str, Language]) -> tuple[str, ...]:
    """The two languages whose interface has the longest words: what does not fit a phone shows there first."""
    return tuple(sorted(languages, key=lambda code: _length(languages[code]), reverse=True)[:2])


def seen(languages: Mapping[str, Language], paths: Iterable[str]) -> list[Seen]:
    """Language, path and looks of what is looked at: in an audit everything, else a sample, as axe-core takes long.

    In the sample each page is seen on a phone in the two longest languages and wide in one of the others; languages and
    schemes take turns. Names, roles and contrast do not depend on the language, so one of the phones asks for the
    layout alone.
    """
    if AUDIT:
        return [(code, path, ALL) for path in paths for code in languages]
    phones = longest(languages)
    others = [code for code in languages if code not in phones] or list(languages)
    found = []
    for turn, path in enumerate(paths):
        found.append((others[turn % len(others)], path, (Look(SCHEMES[turn % 2], WIDE),)))
        for place, code in enumerate(phones):
            found.append((code, path, (Look(SCHEMES[1 - turn % 2], PHONE, layout=place != turn // 2 % 2),)))
    return found


def once_per_scheme(languages: Mapping[str, Language], paths: Iterable[str]) -> list[Seen]:
    """Those looks of `seen` in which everything is looked at: of each page, one wide and one on a phone in a sample."""
    return [one for one in seen(languages, paths) if not any(look.layout for look in one[2])]


def turns(items: Iterable[T], choices: Iterable[U]) -> list[tuple[T, U]]:
    """Each with one of the choices, which take turns; in an audit with every one."""
    options = list(choices)
    return [
        (item, option)
        for turn, item in enumerate(items)
        for place, option in enumerate(options)
        if AUDIT or place == turn % len(options)
    ]


def _length(language: Language) -> int:
    texts = (text for text in language.strings.values() if isinstance(text, str))
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    return sum(sorted(map(len, words))[-COUNTED:])


IN_EACH_LANGUAGE = [
    (code, look.scheme, look.width) for code, _, looks in seen(SEVEN_LANGUAGES, ("",)) for look in looks
]
"""Code, scheme and width, for what is the same in all languages but for its words."""
