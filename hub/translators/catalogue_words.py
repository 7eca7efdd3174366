"""Change interface words in a file of hub/strings: each value where it stands, so that comments and order stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from hub.languages import load_strings
from hub.problems import MESSAGE_LANGUAGES
from hub.style.quoting import quote
from hub.translations.units import Words

_INDENT = "  "


def with_words(text: str, words: Mapping[str, Words]) -> str:
    """The text of a file with new words by dotted key. One that is missing goes where it stands in English.

    Raises KeyError for a key that no language has.
    """
    order = list(load_strings(MESSAGE_LANGUAGES[0]))
    for key in sorted(words, key=order.index, reverse=True):
        text = _with(text, key, words[key], order)
    return text


def _with(text: str, key: str, words: Words, order: list[str]) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    found, parent, depth = _walk(root, key)
    steps = key.split(".")
    if depth == len(steps):
        start, end = found.start_mark.index, found.end_mark.index
        return f"{text[:start]}{_written(words)}{text[end:]}"
    lines = [f"{_INDENT * (depth + number)}{step}:" for number, step in enumerate(steps[depth:])]
    new = "\n".join(lines) + f" {_written(words)}\n"
    at = _after(parent, steps[:depth], steps[depth], order)
    if not text[:at].endswith("\n"):
        at = text.find("\n", at) + 1 or len(text)  # a remark behind a value stays there
    return f"{text[:at]}{new}{text[at:]}"


def _walk(root: Any, key: str) -> tuple[Any, Any, int]:
    """The deepest node on the way to a key, the mapping it is in, and how many steps lead there."""
    node, parent = root, root
    for depth, step in enumerate(key.split(".")):
        if not isinstance(node, yaml.MappingNode):
            raise KeyError(key)
        parent = node
        value = next((value for name, value in node.value if name.value == step), None)
        if value is None:
            return node, parent, depth
        node = value
    return node, parent, len(key.split("."))


def _after(parent: Any, above: list[str], step: str, order: list[str]) -> int:
    """Where a new key of a mapping goes: behind the last of those that stand before it in English."""
    prefix = "".join(f"{name}." for name in above)
    names = list(dict.fromkeys(key[len(prefix) :].partition(".")[0] for key in order if key.startswith(prefix)))
    before = set(names[: names.index(step)])
    last = [value for name, value in parent.value if name.value in before]
    if not last:
        return int(parent.start_mark.index - parent.start_mark.column)
    return _end_of(last[-1])


def _end_of(node: Any) -> int:
    """The end of the last scalar or flow mapping below a node: the mark of a block lies behind blank lines too."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end_of(node.value[-1][1])
    return int(node.end_mark.index)


def _written(words: Words) -> str:
    if isinstance(words, str):
        return quote(words)
    return "{" + ", ".join(f"{form}: {quote(text)}" for form, text in words.items()) + "}"
