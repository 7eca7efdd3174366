"""DeepL, by its own library (https://developers.deepl.com/docs)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import deepl

from hub.translators.machines import MachineError, Terms

_BATCH = 40
"""Texts of one call: DeepL takes 50."""
_TARGETS = {"en": "EN-GB", "pt": "PT-PT"}
"""Languages whose country DeepL wants to know."""
_SHIELD = "x"


class DeepL:
    """The machine; `server` is another address than DeepL's own, for tests."""

    def __init__(self, key: str, server: str | None = None) -> None:
        self._client = deepl.DeepLClient(key, server_url=server, send_platform_info=False)

    def translate(self, texts: Sequence[str], source: str, target: str, terms: Terms) -> list[str]:
        """The translations, with the terms as a glossary where DeepL takes one for the two languages."""
        try:
            with self._glossary(source, target, terms) as glossary:
                batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
                return [text for batch in batches for text in self._batch(batch, source, target, glossary)]
        except (deepl.DeepLException, KeyError, TypeError, ValueError) as error:  # the last: an answer of another form
            raise MachineError(str(error)) from None
        finally:
            self._client.close()  # type: ignore[no-untyped-call]

    def _batch(self, texts: Sequence[str], source: str, target: str, glossary: Any) -> Iterator[str]:
        found = self._client.translate_text(
            list(texts),
            source_lang=_code(source),
            target_lang=_TARGETS.get(target, _code(target)),
            tag_handling="xml",
            ignore_tags=[_SHIELD],
            preserve_formatting=True,
            glossary=glossary,
        )
        yield from (result.text for result in (found if isinstance(found, list) else [found]))

    @contextmanager
    def _glossary(self, source: str, target: str, terms: Terms) -> Iterator[Any]:
        """A glossary that lasts as long as the calls; None where there are no terms, or DeepL takes none."""
        pair = (source.partition("-")[0], target.partition("-")[0])
        taken = self._client.get_glossary_languages() if terms else []
        if not any((one.source_lang.lower(), one.target_lang.lower()) == pair for one in taken):
            yield None
            return
        made = self._client.create_glossary("CAMPUS", *pair, dict(terms))
        try:
            yield made
        finally:
            self._client.delete_glossary(made)


def _code(lang: str) -> str:
    return lang.partition("-")[0].upper()
