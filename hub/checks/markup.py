"""Check Markdown in texts: long texts may use the supported part, short texts none."""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.faults import Fault
from hub.diagnosis.markup import faults_of_long
from hub.diagnosis.plain_texts import faults_of_short
from hub.model.fields import Leaf
from hub.model.rules import Prose
from hub.model.values import Name, Plural, Text
from hub.problems import Level

PROBLEMS = frozenset({"markup-relative", "markup-mail", "markup-phone"})
"""Links that work once their address is corrected. Any other unsupported markup is shown as text and is only a note."""
_PROSE = Prose()
_MOST_LONG, _MOST_SHORT = 3000, 600
"""Characters examined: a name has no limit, and a longer text is refused for its length."""


def check_markup(leaf: Leaf) -> Iterator[Fault]:
    """Report markup that would not be displayed as intended, at the line of its language."""
    long = _PROSE in leaf.rules
    find, most = (faults_of_long, _MOST_LONG) if long else (faults_of_short, _MOST_SHORT)
    for path, words in _texts(leaf):
        said: set[tuple[str, str]] = set()
        for code, values in find(words[:most]):
            kind = (code, str(values.get("instead")))
            if kind not in said:
                said.add(kind)
                level: Level = "problem" if code in PROBLEMS else "note"
                yield Fault(path, code, values, level)


def _texts(leaf: Leaf) -> Iterator[tuple[str, str]]:
    """The texts of a field with their paths; values with a format or from a list have their own checks."""
    match leaf.value:
        case Text() | Name():
            yield from ((f"{leaf.path}.{lang}", words) for lang, words in leaf.value.words.items())
        case Plural():
            for lang, forms in leaf.value.words.items():
                yield from ((f"{leaf.path}.{lang}.{form}", words) for form, words in forms.items())
        case str() if not leaf.rules:
            yield leaf.path, leaf.value
