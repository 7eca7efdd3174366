"""What a file tells a translator beside the texts, in the words of their language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hub.translators.items import Item


class Remarks(NamedTuple):
    """The interface words of a language (`translators.…` in hub/strings)."""

    strings: Mapping[str, Any]

    def heading(self, column: str) -> str:
        """The heading of a column of the sheet."""
        return self._word(column)

    def state(self, name: str) -> str:
        """A state in words: missing, behind, unreviewed."""
        return self._word(name)

    def earlier(self, item: Item) -> str:
        """The source that the translation was made from, or that nobody knows it; empty when it is not behind."""
        return self._word("earlier_unknown") if item.earlier is None else item.earlier

    def where(self, item: Item) -> str:
        """The record and the field, in words where they have any."""
        return f"{item.record}: {item.label or item.field}"

    def of(self, item: Item) -> Iterator[str]:
        """The lines beside a text: limit, page, terms, and an earlier source that is not known."""
        if item.limit:
            yield self._line("limit", str(item.limit))
        if item.page:
            yield self._line("page", item.page)
        if item.terms:
            yield self._line("terms", "; ".join(f"{own} → {here}" for own, here in item.terms))
        if item.earlier is None:
            yield self._word("earlier_unknown")

    def _line(self, name: str, value: str) -> str:
        return f"{self._word(name)}{self.strings['signs.colon']}{value}"

    def _word(self, name: str) -> str:
        return str(self.strings[f"translators.{name}"])
