"""Set a document or a picture with Typst. The same data gives the same bytes; what was set before is kept."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from hub.typesetting.kept import Shelf
from hub.typesetting.letters import FONTS, plain_data, settable_data

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "templates"
PDF_UA = "ua-1"
"""Tagged for those who hear or enlarge it (ISO 14289-1)."""
Format = Literal["pdf", "png"]


def typeset(template: str, data: dict[str, Any], form: Format, shelf: Shelf) -> bytes:
    """The bytes of a document: `data` in the template of a name."""
    text = json.dumps(settable_data(data), ensure_ascii=False)
    key = shelf.key(template, form, text)
    found = shelf.read(key)
    if found is None:
        found = _set(template, text, form)
        shelf.keep(key, found)
    return found


def _set(template: str, text: str, form: Format) -> bytes:
    import typst

    try:
        return _compile(template, text, form)
    except typst.TypstError:  # a mark that no font can put onto its letter: no document is lost for it
        return _compile(template, json.dumps(plain_data(json.loads(text)), ensure_ascii=False), form)


def _compile(template: str, text: str, form: Format) -> bytes:
    options: dict[str, Any] = {"pdf_standards": PDF_UA} if form == "pdf" else {"ppi": 72}
    made: Any = _compiler(os.getpid()).compile(
        TEMPLATES / f"{template}.typ", format=form, sys_inputs={"data": text}, **options
    )
    return bytes(made)


@cache
def _compiler(_process: int) -> typst.Compiler:
    """One for a process: a fork cannot use the threads of its parent."""
    import typst  # a build that finds all documents kept needs none of it

    return typst.Compiler(root=TEMPLATES, font_paths=[FONTS], ignore_system_fonts=True)
