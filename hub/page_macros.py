"""The macros that hand-written pages call: the same views and templates as records, chosen by name."""

from __future__ import annotations

from markupsafe import Markup

from hub.calls import Call, CallError
from hub.macros.overview import OVERVIEW
from hub.macros.page import MacroPage
from hub.macros.project import PROJECT
from hub.macros.records import RECORDS
from hub.macros.searching import SEARCHING
from hub.macros.words import WORDS
from hub.rendering import Renderer
from hub.voice import Voice

INLINE = tuple(WORDS)
"""Macros that stand in a sentence."""
_BLOCKS = {**OVERVIEW, **PROJECT, **RECORDS, **SEARCHING}
BLOCKS = tuple(sorted(_BLOCKS))
"""Macros that stand alone on a line."""
_MACROS = {**_BLOCKS, **WORDS}


class PageMacros:
    """Answers the calls of one page in one language."""

    def __init__(self, voice: Voice, renderer: Renderer, files: dict[str, bytes] | None = None) -> None:
        """`files` takes what macros add to the site beside the page: path from its root to content."""
        self.page = MacroPage(voice, renderer, {} if files is None else files)

    def __call__(self, call: Call, *, block: bool) -> Markup:
        """The HTML of a call. Raises CallError for an unknown id or a block within a sentence."""
        if call.name not in INLINE and not block:
            raise CallError(call, "stands alone on its line, with an empty line before and after it")
        try:
            return _MACROS[call.name](self.page, call, *call.arguments, **call.options)
        except TypeError as error:
            raise CallError(call, f"has other arguments: {error}") from None
