"""The workbook of all records in one language: a sheet for each kind, every cell a text or a number."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from hub.addresses import page_path
from hub.languages import Language
from hub.model.kinds import LISTINGS
from hub.open_data.published import LICENCE
from hub.open_data.tables import Table, table, terms
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import is_written, list_on
from hub.pages.site import Site

NAME = "workbook"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PATH = "data/campus.xlsx"
_MADE = datetime(2026, 1, 1)
"""Fixed, so that the same records give the same bytes."""
_LONGEST = 32_767
"""Characters that a cell of Excel can hold."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no XML 1.0 file may hold."""


def _file(language: Language) -> Page:
    return Page(NAME, page_path(language, PATH), language.code)


def pages(site: Site) -> Iterator[Page]:
    """One workbook in each language."""
    return map(_file, site.languages.values())


def beside(site: Site, page: Page) -> Iterator[Page]:
    """The workbook in the language of a list, and on the page of the data."""
    if is_written(page, "data/") or list_on(page):
        yield _file(site.languages[page.language])


def render(site: Site, page: Page) -> bytes:
    """The workbook of a language."""
    localizer = site.localizers[page.language]
    sheets = {name: table(site, name, page.language) for name in LISTINGS}
    sheets["taxonomy"] = terms(site, page.language)
    return write_workbook(sheets, title=localizer.word("site.name"))


def write_workbook(sheets: dict[str, Table], *, title: str) -> bytes:
    """A workbook of these sheets; the first row of each is its heading."""
    import xlsxwriter  # type: ignore[import-untyped] # only the workbook needs it

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": title, "comments": LICENCE, "created": _MADE})
        bold = book.add_format({"bold": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(1, 1)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    _write(sheet, number, column, cell, None if number else bold)
    return target.getvalue()


def _write(sheet: object, row: int, column: int, cell: str | float, style: object) -> None:
    """A cell as what it is: `write` would guess."""
    writer: Any = sheet
    if isinstance(cell, str):
        if cell:
            writer.write_string(row, column, _NOT_XML.sub("", cell)[:_LONGEST], style)
    else:
        writer.write_number(row, column, cell, style)


WORKBOOK = Output(NAME, pages, render, Offer(MEDIA_TYPE, beside))
