"""The letter as a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from hub.localization.localizer import LocalizedText
from hub.questionnaire import styles
from hub.questionnaire.package import write_package
from hub.questionnaire.questions import Letter, Question, Section
from hub.questionnaire.rows import address_line, head_line

_MISSING, _CONFIRM = (80, 100), (62, 62, 56)
"""Millimetres of the columns: question and answer; question, what the site says, answer."""


def letter_file(letter: Letter) -> bytes:
    """The bytes of the Word file; the same for the same letter."""
    document = docx.Document()
    styles.prepare(document, letter)
    writer = _Writer(document, letter)
    writer.write_opening()
    writer.write_part("missing", missing=True)
    writer.write_part("confirm", missing=False)
    buffer = BytesIO()
    document.save(buffer)
    return write_package(buffer.getvalue())


class _Writer:
    """Writes one letter into a document."""

    def __init__(self, document: Document, letter: Letter) -> None:
        self.document, self.letter = document, letter
        self.numbers = {place: number for place, (number, _) in letter.numbered.items()}
        # Looking a style up by its name takes longer than all else about a paragraph.
        self.style_ids = {name: document.styles[name].style_id for name in styles.IN_TABLES}

    def word(self, key: str) -> str:
        return self.letter.localizer.word(f"questions.{key}")

    def write_opening(self) -> None:
        self.document.add_heading(self.letter.title, 0)
        for key in ("lead", "how", "facts", "consent", "back"):
            self.document.add_paragraph(self.word(key))
        head = head_line(self.letter.partner, self.letter.lang, len(self.numbers))
        self._style(self.document.add_paragraph(head), styles.ADDRESS)

    def write_part(self, key: str, *, missing: bool) -> None:
        """What is missing, or what is there: a table for each record that has questions of this kind."""
        self.document.add_heading(self.word(key), 1)
        sections = [(section, found) for section in self.letter.sections if (found := _chosen(section, missing))]
        self.document.add_paragraph(self.word(f"{key}_lead" if sections else "nothing"))
        for section, groups in sections:
            self._write_heading(section)
            self._write_table(groups, _MISSING if missing else _CONFIRM)

    def _write_heading(self, section: Section) -> None:
        heading = self.document.add_heading("", 2)
        self._add_run(heading, section.title)
        below = self._style(self.document.add_paragraph(), styles.ADDRESS)
        below.paragraph_format.keep_with_next = True
        address = self.word("labelled").format(label=self.word("page"), text=section.page)
        self._add_link(below, address, section.page)

    def _write_table(self, groups: Sequence[tuple[str, list[Question]]], widths: tuple[int, ...]) -> None:
        table = self.document.add_table(0, len(widths))
        table.style, table.autofit, table.alignment = "Table Grid", False, styles.table_alignment()
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        names = ("question", "answer") if len(widths) == len(_MISSING) else ("question", "says", "answer")
        head = self._add_row(table, widths)
        for cell, name in zip(head, names, strict=True):
            self._fill(cell, self.word(name), styles.LABEL, styles.HEAD)
        _repeat_head(table)
        for caption, questions in groups:
            if caption:
                cells = self._add_row(table, widths)
                self._fill(cells[0].merge(cells[-1]), caption, styles.LABEL, styles.CAPTION)
            for question in questions:
                self._write_question(self._add_row(table, widths), question)

    def _add_row(self, table: Table, widths: tuple[int, ...]) -> list[_Cell]:
        row = table.add_row()  # type: ignore[no-untyped-call] # a method without types in python-docx
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        cells = list(row.cells)
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Mm(width)
        return cells

    def _write_question(self, cells: list[_Cell], question: Question) -> None:
        self._write_asked(cells[0], question)
        if len(cells) > len(_MISSING):
            self._write_said(cells[1], question)
        answer = self._style(cells[-1].paragraphs[0], styles.TEXT)
        _shade(cells[-1], styles.ANSWER)
        _mark_language(answer, styles.language_tag(self.letter, _answer_language(question, self.letter)))

    def _write_asked(self, cell: _Cell, question: Question) -> None:
        """The question, how to answer it, and the address of its field, by which the answer is read."""
        self._fill(cell, question.label, styles.LABEL)
        hints = [question.hint, " · ".join(choice.label for choice in question.choices)]
        for hint in filter(None, hints):
            self._style(cell.add_paragraph(hint), styles.HINT)
        address = address_line(self.numbers[question.place], question)
        self._style(cell.add_paragraph(address), styles.ADDRESS)
        links = self._style(cell.add_paragraph(), styles.ADDRESS)
        self._add_link(links, f"{question.file}:{question.line}", question.edit)
        if question.form:
            links.add_run(" · ")
            self._add_link(links, self.word("form"), question.form)

    def _write_said(self, cell: _Cell, question: Question) -> None:
        paragraphs = [(text, part) for text in question.shown for part in text.text.split("\n\n")]
        for number, (text, part) in enumerate(paragraphs):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            self._add_run(self._style(paragraph, styles.TEXT), LocalizedText(part, text.lang, text.dir))

    def _style(self, paragraph: Paragraph, name: str) -> Paragraph:
        """The paragraph, in one of the styles of tables."""
        paragraph._p.style = self.style_ids[name]
        return paragraph

    def _fill(self, cell: _Cell, text: str, style: str, background: str = "") -> None:
        self._style(cell.paragraphs[0], style).add_run(text)
        if background:
            _shade(cell, background)

    def _add_run(self, paragraph: Paragraph, text: LocalizedText) -> None:
        """A text, marked with its language where that is not the one of the letter."""
        run = paragraph.add_run(text.text)
        if text.lang:
            run._r.get_or_add_rPr().append(_language(text.lang))

    def _add_link(self, paragraph: Paragraph, text: str, address: str) -> None:
        """A link, or the text alone where there is no address."""
        run = paragraph.add_run(text)
        if not address:
            return
        run.font.underline = True
        link: Any = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(run._r)
        paragraph._p.append(link)


def _chosen(section: Section, missing: bool) -> list[tuple[str, list[Question]]]:
    """The questions of a section that belong into one part of the letter, by the item that they are about."""
    chosen = ((group.caption, [one for one in group.questions if one.missing == missing]) for group in section.groups)
    return [(caption, questions) for caption, questions in chosen if questions]


def _answer_language(question: Question, letter: Letter) -> str:
    """The language in which the answer is written: that of a text, else that of the letter."""
    last = question.path.rpartition(".")[2]
    return last if last in letter.localizer.languages else letter.lang


def _repeat_head(table: Table) -> None:
    """Repeat the first row on each page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _shade(cell: _Cell, colour: str) -> None:
    shade: Any = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _language(tag: str) -> Any:
    element: Any = OxmlElement("w:lang")
    element.set(qn("w:val"), tag)
    return element


def _mark_language(paragraph: Paragraph, tag: str) -> None:
    """Say in which language is written what will be typed into an empty paragraph."""
    properties: Any = OxmlElement("w:rPr")
    properties.append(_language(tag))
    paragraph._p.get_or_add_pPr().append(properties)
