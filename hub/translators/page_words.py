"""Change the texts of a hand-written page: lines of its front matter, and sections of its Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from hub.style.quoting import is_plain, quote
from hub.translations.sections import TEXT, page_fields


def with_fields(text: str, fields: Mapping[str, str]) -> str:
    """The text of a page with new texts by field; a page that is not there yet needs its title and first section.

    Raises ValueError for a field that the page does not have.
    """
    if not text:
        return _new(fields)
    lines = text.split("\n")
    places = {name: (words, line) for name, words, line in page_fields(text)}
    for name in sorted(fields, key=lambda name: -places[name][1] if name in places else 0):
        if name not in places:
            raise ValueError(name)
        words, line = places[name]
        count = words.count("\n") + 1 if name.startswith(f"{TEXT}.") else 1
        lines[line - 1 : line - 1 + count] = _lines(name, fields[name])
    return "\n".join(lines)


def _lines(name: str, words: str) -> list[str]:
    if name.startswith(f"{TEXT}."):
        return words.split("\n")
    return [f"{name}: {words if is_plain(words, flow=False) else quote(words)}"]


def _new(fields: Mapping[str, str]) -> str:
    """A page from all its fields."""
    matter = [line for name in fields if not name.startswith(f"{TEXT}.") for line in _lines(name, fields[name])]
    sections = [fields[name] for name in fields if name.startswith(f"{TEXT}.")]
    if not matter or f"{TEXT}.0" not in fields:
        raise ValueError(TEXT)
    return "\n".join(["---", *matter, "---", "", "\n\n".join(sections), ""])
