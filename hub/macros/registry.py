"""The table of all macros that hand-written pages can call, and their answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from markupsafe import Markup

from hub.localization.localizer import Localizer
from hub.macros.overview import OVERVIEW
from hub.macros.page import MacroPage
from hub.macros.project import PROJECT
from hub.macros.records import RECORDS
from hub.macros.searching import SEARCHING
from hub.macros.taking import TAKING
from hub.macros.translations import TRANSLATIONS
from hub.macros.words import WORDS
from hub.pages.rendering import Renderer
from hub.settings import LOCAL_ADDRESS
from hub.views.editing import NOWHERE, Editing
from hub.views.view_parts import Fact
from hub.written.call_check import check_call
from hub.written.calls import Call, CallError
from hub.written.contracts import BLOCKS, CONTRACTS, INLINE
from hub.written.names import Names, names_of

__all__ = ["BLOCKS", "INLINE", "MACROS", "PageMacros"]

MACROS = {**OVERVIEW, **PROJECT, **RECORDS, **SEARCHING, **TAKING, **TRANSLATIONS, **WORDS}
"""The function that answers each macro with a contract."""


class PageMacros:
    """Answers the calls of one page in one language."""

    def __init__(
        self,
        localizer: Localizer,
        renderer: Renderer,
        editing: Editing = NOWHERE,
        forms: Callable[[], Sequence[Fact]] = tuple,
        site_url: str = LOCAL_ADDRESS,
    ) -> None:
        """`forms` gives the forms in which the site can be taken along."""
        self.page = MacroPage(localizer, renderer, editing, forms, site_url)

    def __call__(self, call: Call, *, block: bool) -> Markup:
        """The HTML of a call. Raises CallError when the call breaks its contract, or for a block macro within a
        sentence."""
        for error in check_call(call, self._names):
            raise error
        if not CONTRACTS[call.name].inline and not block:
            raise CallError(call, "call-not-alone", {"macro": call.name})
        return MACROS[call.name](self.page, *call.arguments, **call.options)

    @cached_property
    def _names(self) -> Names:
        return names_of(self.page.joined)
