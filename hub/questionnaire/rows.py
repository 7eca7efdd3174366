"""The rows of a filled Word file: the address of each question, and what was written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hub.questionnaire.package import WordFileError, read_document
from hub.questionnaire.questions import Question
from hub.reading.typed import plain_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEAD = re.compile(r"hub questions · ([a-z0-9-]+) · ([a-z]{2,3}) · ([0-9]{1,5})")
_ADDRESS = re.compile(r"([0-9]{1,5}) · ([a-z]+(?:/[a-z0-9-]+)?: [A-Za-z0-9_.+-]+) · ([0-9a-f]{8})")
_UNREADABLE: Mapping[str, str] = {
    f"{_W}drawing": "picture",
    f"{_W}pict": "picture",
    f"{_W}object": "picture",
    f"{_W}instrText": "field",
    f"{_W}fldSimple": "field",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "formula",
    f"{_W}tbl": "table",
}
"""What no text can be made of, and the key of the sentence that says so."""
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr"})
"""What was taken out while changes were tracked, and what is no text."""
_LINK = "HYPERLINK"


class Row(NamedTuple):
    """A question as the file holds it: its number, the address of its field and its state, the answer.

    `fault` is the key of a sentence where the answer holds something other than text.
    """

    number: int
    place: str
    state: str
    answer: str
    fault: str = ""


class Filled(NamedTuple):
    """A filled file: the partner, the language, the number of questions that it once had, and its rows."""

    partner: str
    lang: str
    asked: int
    rows: tuple[Row, ...]


def head_line(partner: str, lang: str, count: int) -> str:
    """The line by which a file is known as a letter."""
    return f"hub questions · {partner} · {lang} · {count}"


def address_line(number: int, question: Question) -> str:
    """The line below a question by which its answer is read."""
    return f"{number} · {question.place} · {question.state}"


def read_filled(path: Path) -> Filled:
    """The answers of a file. Raises WordFileError for a file that is no letter, and OSError."""
    root = read_document(path)
    for paragraph in root.iter(f"{_W}p"):
        if match := _HEAD.search(_text(paragraph)):
            return Filled(match[1], match[2], int(match[3]), tuple(_rows(root)))
    raise WordFileError("no-letter")


def _rows(root: Any) -> Iterator[Row]:
    for row in root.iter(f"{_W}tr"):
        cells = [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
        match = _ADDRESS.search(_text(cells[0])) if cells else None
        if match and len(cells) > 1:
            yield Row(int(match[1]), match[2], match[3], _text(cells[-1]), _fault(cells[-1]))
        elif match:
            yield Row(int(match[1]), match[2], match[3], "", "no-cell")


def _fault(cell: Any) -> str:
    """What the cell holds besides text; a link that Word made of an address is text."""
    for element in cell.iter(*_UNREADABLE):
        instruction = element.get(f"{_W}instr") or element.text or ""
        if _UNREADABLE[element.tag] != "field" or not instruction.strip().startswith(_LINK):
            return _UNREADABLE[element.tag]
    return ""


def _text(element: Any) -> str:
    """The text of a cell or paragraph, a line for each paragraph, one empty line between those of a text."""
    paragraphs = ["".join(_pieces(paragraph)) for paragraph in element.iter(f"{_W}p")]
    lines = [line.rstrip() for line in plain_text("\n".join(paragraphs)).split("\n")]
    return "\n".join(lines).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "\u2011"
        else:
            yield from _pieces(child)
