"""The good-practice form of a practice as a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from hub.handouts.form_fields import LACKING, FilledField, missing

_TAG = "en-GB"
_DAY = datetime(2026, 1, 1)
"""Fixed, so that the same practice gives the same bytes."""
_HEAD = ("Field", "Text", "Length")
_WIDTHS = (40, 105, 35)
"""Millimetres."""


def word_file(title: str, author: str, intro: Sequence[str], fields: Sequence[FilledField]) -> bytes:
    """The bytes of the document; the same for the same form."""
    import docx  # as slow to load as a page is to make

    from hub.questionnaire import styles
    from hub.questionnaire.package import write_package

    document = docx.Document()
    styles.set_language(document, _TAG)
    styles.set_styles(document)
    styles.drop_thumbnail(document)
    properties = document.core_properties
    properties.title, properties.language, properties.comments = title, _TAG, ""
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = _DAY
    document.add_heading(title, 0)
    for paragraph in intro:
        document.add_paragraph(paragraph)
    if lacking := missing(fields):
        document.add_heading(LACKING, 1)
        for label in lacking:
            document.add_paragraph(label, style="List Bullet")
    for group, rows in groupby(fields, key=lambda field: field.group):
        document.add_heading(group, 1)
        _add_table(document, group, [*rows])
    buffer = BytesIO()
    document.save(buffer)
    return write_package(buffer.getvalue())


def _add_table(document: Any, group: str, fields: Sequence[FilledField]) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=len(_HEAD), style="Table Grid")
    table.autofit = False
    for name, words in (("w:tblCaption", group), ("w:tblDescription", f"The fields of the part “{group}”.")):
        element = OxmlElement(name)
        element.set(qn("w:val"), words)
        table._tbl.tblPr.append(element)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for cell, words in zip(table.rows[0].cells, _HEAD, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for field in fields:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(field.label).bold = True
        cells[1].text = field.paragraphs[0] if field.paragraphs else ""
        for paragraph in field.paragraphs[1:]:
            cells[1].add_paragraph(paragraph)
        cells[2].text = field.count
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)
