"""A sheet for Excel or LibreOffice: one text a row, the translation beside its source, all of it as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook  # type: ignore[import-untyped] # it has no types of its own
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped] # it has no types of its own
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped] # it has no types of its own
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped] # it has no types of its own

from hub.disk.packages import PackageError, open_package, parse_xml
from hub.translators.filled import Filled, Row, not_ours, plain
from hub.translators.items import Item
from hub.translators.remarks import Remarks

COLUMNS = ("record", "field", "source", "target", "state", "earlier", "limit", "terms", "page", "id")
"""The columns in their order; readers find them by the headings that the second sheet lists."""
_WIDTHS = {"record": 22, "field": 22, "source": 55, "target": 55, "state": 16, "earlier": 40, "terms": 30, "page": 30}
MAX_ROWS, MAX_COLUMNS = 100_000, 200
"""A cell far away would make a table of all cells before it."""
_ABOUT = "hub"
"""The hidden sheet that says the language and the headings, whatever a translator does to the first one."""
_TEXT = "@"
_HEAD, _FILL = PatternFill("solid", fgColor="FF1F3A5F"), PatternFill("solid", fgColor="FFFFF8DC")


def write_sheet(items: Sequence[Item], lang: str, remarks: Remarks) -> bytes:
    """The items as a workbook."""
    book = Workbook()
    page, about = book.active, book.create_sheet(_ABOUT)
    page.title = lang
    headings = [remarks.heading(column) for column in COLUMNS]
    _put(page, 1, headings)
    _put(about, 1, ["lang", lang])
    for number, pair in enumerate(zip(COLUMNS, headings, strict=True), start=2):
        _put(about, number, pair)
    about.sheet_state = "hidden"
    for number, item in enumerate(items, start=2):
        _put(page, number, [_cell(item, column, remarks) for column in COLUMNS])
    _dress(page)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(item: Item, column: str, remarks: Remarks) -> str:
    if column == "field":
        return item.label or item.field
    if column == "state":
        return ", ".join(remarks.state(name) for name in item.state)
    if column == "earlier":
        return remarks.earlier(item)
    if column == "terms":
        return "\n".join(f"{own} → {here}" for own, here in item.terms)
    return str(getattr(item, column) or "")


def _put(page: Any, row: int, values: Iterable[str]) -> None:
    """Write a row of texts: what begins with = is text too, and never a formula."""
    for number, value in enumerate(values, start=1):
        cell = page.cell(row=row, column=number)
        cell.value = value
        cell.data_type = "s"
        cell.number_format = _TEXT


def _dress(page: Any) -> None:
    """Widths, wrapped lines, a heading that stays, and colour for the column to fill."""
    for number, column in enumerate(COLUMNS, start=1):
        page.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 12)
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFFFF"), _HEAD
    for (cell,) in page.iter_rows(min_row=2, min_col=4, max_col=4):
        cell.fill = _FILL
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def read_sheet(data: bytes) -> Filled:
    """The texts of a workbook. Raises PackageError, also for a formula among them."""
    with open_package(data) as archive:
        _refuse_entities(archive)
        about, page = _open(data)
    rows = page.iter_rows()
    places = {plain(cell.value): number for number, cell in enumerate(next(rows, ()))}
    wanted = [places.get(about.get(column, column)) for column in ("id", "source", "target")]
    if None in wanted or "lang" not in about:
        raise not_ours()
    found = [[_read(row[number]) for number in wanted if number is not None and number < len(row)] for row in rows]
    return Filled(about["lang"], [Row(*texts) for texts in found if len(texts) == 3 and texts[0]])


def _open(data: bytes) -> tuple[dict[str, str], Any]:
    """What the hidden sheet says, and the first one."""
    try:
        book = load_workbook(BytesIO(data), keep_links=False)
        hidden = book[_ABOUT].iter_rows(max_row=len(COLUMNS) + 1, max_col=2, values_only=True)
        about = {plain(key): plain(value) for key, value in hidden}
        page = next(sheet for sheet in book.worksheets if sheet.title != _ABOUT)
    except (KeyError, StopIteration, InvalidFileException):
        raise not_ours() from None
    except (ValueError, TypeError, AttributeError):
        raise PackageError("unreadable") from None
    if page.max_row > MAX_ROWS or page.max_column > MAX_COLUMNS:
        raise PackageError("too-many-cells", rows=MAX_ROWS)
    return about, page


def _read(cell: Any) -> str:
    if cell.data_type == "f":
        raise PackageError("formula", cell=cell.coordinate)
    return plain(cell.value)


def _refuse_entities(archive: ZipFile) -> None:
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            parse_xml(archive.read(name))
