"""The one small interface behind which a machine drafts translations: texts in, texts out.

Where a service answers later, as eTranslation of the European Commission does, its `translate` waits for the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

Terms = Mapping[str, str]
"""Terms of the glossary: in the language of the source, and in that of the translation."""


class MachineError(Exception):
    """What a machine answers when it does not translate."""


class Machine(Protocol):
    """Translates texts."""

    def translate(self, texts: Sequence[str], source: str, target: str, terms: Terms) -> list[str]:
        """The translations, in the order of the texts, which are XML: what stands in `<x>` stays as it is.

        Languages are codes of the site. Raises MachineError.
        """
        ...
