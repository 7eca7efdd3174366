"""How the letter looks: its page, its styles, its language. Made on the template of python-docx."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from babel import Locale
from babel.core import get_global
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from hub.questionnaire.questions import Letter

WIDTH = 180
"""Millimetres between the margins of an A4 page."""
INK, QUIET = RGBColor(0x1B, 0x1F, 0x3B), RGBColor(0x59, 0x5F, 0x69)
"""The colours of headings and of small print; both are legible on white (WCAG 2.2, 1.4.3)."""
HEAD, ANSWER, CAPTION = "DFE4F2", "FFFBE6", "F1F3F8"
"""Backgrounds: of the head of a table, of the cells to write in, of the line above an item."""
LABEL, HINT, ADDRESS, TEXT = "CAMPUS label", "CAMPUS hint", "CAMPUS address", "CAMPUS text"
IN_TABLES = (LABEL, HINT, ADDRESS, TEXT)
"""The styles of paragraphs in tables."""
_FONT = "Calibri"
_SIZES = {LABEL: 10, HINT: 8.5, ADDRESS: 7.5, TEXT: 10}
_HEADINGS = {"Title": (24, 0), "Heading 1": (16, 18), "Heading 2": (12.5, 12)}
"""Size and space above, in points."""


def prepare(document: Document, letter: Letter) -> None:
    """Set page, styles, language and properties of an empty document."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDTH) / 2)
    section.top_margin = section.bottom_margin = Mm(16)
    _set_language(document, language_tag(letter))
    _set_styles(document)
    _set_properties(document, letter)


def language_tag(letter: Letter, code: str = "") -> str:
    """The language of the letter, or another one of the site, as Word names it: with a country, such as `hr-HR`."""
    locale = letter.localizer.languages[code or letter.lang].locale
    country = locale.territory or Locale.parse(get_global("likely_subtags")[locale.language]).territory
    return f"{locale.language}-{country}"


def table_alignment() -> WD_TABLE_ALIGNMENT:
    """Where tables stand on the page."""
    return WD_TABLE_ALIGNMENT.LEFT


def _set_language(document: Document, tag: str) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), tag)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), tag)
    for element in document.settings.element.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")


def _set_styles(document: Document) -> None:
    styles: Any = document.styles
    _set_font(styles["Normal"], 10.5)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.line_spacing = 1.1
    for name, (size, above) in _HEADINGS.items():
        _set_font(styles[name], size)
        styles[name].font.color.rgb = INK
        styles[name].font.bold = True
        styles[name].paragraph_format.space_before = Pt(above)
        styles[name].paragraph_format.space_after = Pt(6)
        styles[name].paragraph_format.keep_with_next = True
    for name, size in _SIZES.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _set_font(style, size)
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.line_spacing = 1.0
    styles[LABEL].font.bold = True
    for name in (HINT, ADDRESS):
        styles[name].font.color.rgb = QUIET


def _set_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _set_properties(document: Document, letter: Letter) -> None:
    """Title, language and dates: the same for the same letter, and no trace of the template."""
    day = datetime(letter.dated.year, letter.dated.month, letter.dated.day, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.language = letter.title, language_tag(letter)
    properties.author = properties.last_modified_by = letter.localizer.joined.project.acronym
    properties.comments = ""
    properties.created = properties.modified = day
    package = document.part.package
    thumbnails = [key for key, relation in package.rels.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]
    for key in thumbnails:
        del package.rels[key]
