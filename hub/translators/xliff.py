"""XLIFF 1.2, which OmegaT, Trados and most tools of translators open (OASIS, 1 February 2008)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree  # type: ignore[import-untyped] # it has no types of its own

from hub.disk.packages import parse_xml
from hub.translators.filled import Filled, Row, not_ours, plain
from hub.translators.items import Item
from hub.translators.remarks import Remarks

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_STATES = {"missing": "needs-translation", "behind": "needs-adaptation", "unreviewed": "needs-review-translation"}
"""The states of XLIFF for those of a text; `needs-adaptation` is one whose source has changed."""


def write_xliff(items: Sequence[Item], lang: str, remarks: Remarks) -> bytes:
    """The items as a file, one part for each language of the source."""
    root = etree.Element("xliff", {"version": "1.2"}, nsmap={None: _NAMESPACE})
    for source in dict.fromkeys(item.source_language for item in items):
        attributes = {
            "original": f"campus-{source}",
            "source-language": source,
            "target-language": lang,
            "datatype": "plaintext",
        }
        body = etree.SubElement(etree.SubElement(root, "file", attributes), "body")
        for item in items:
            if item.source_language == source:
                _add(body, item, remarks)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _add(body: Any, item: Item, remarks: Remarks) -> None:
    limit = {"maxwidth": str(item.limit), "size-unit": "char"} if item.limit else {}
    unit = etree.SubElement(
        body, "trans-unit", {"id": item.id, "resname": item.id, f"{_XML}space": "preserve", **limit}
    )
    etree.SubElement(unit, "source").text = item.source
    state = next((_STATES[name] for name in item.state), "translated")
    target = etree.SubElement(unit, "target", {"state": state})
    target.text = item.target
    context = etree.SubElement(unit, "context-group", {"purpose": "information"})
    for kind, text in (("x-record", item.record), ("x-field", item.label or item.field), ("sourcefile", item.place)):
        etree.SubElement(context, "context", {"context-type": kind}).text = text
    for line in remarks.of(item):
        etree.SubElement(unit, "note", {"from": "hub"}).text = line
    if item.earlier:
        before = etree.SubElement(unit, "alt-trans", {"alttranstype": "previous-version"})
        etree.SubElement(before, "source").text = item.earlier
        etree.SubElement(before, "target").text = item.target


def read_xliff(data: bytes) -> Filled:
    """The texts of a file. Raises PackageError."""
    root = parse_xml(data)
    files = [part for part in root.iter() if _name(part) == "file"]
    if _name(root) != "xliff" or not files:
        raise not_ours()
    return Filled(str(files[0].get("target-language", "")), [*_rows(files)])


def _rows(files: Iterable[Any]) -> Iterator[Row]:
    for part in files:
        for unit in (one for one in part.iter() if _name(one) == "trans-unit"):
            yield Row(str(unit.get("id", "")), _text(unit, "source"), _text(unit, "target"))


def _text(unit: Any, name: str) -> str:
    """The text of an element, with what tools put into inline elements."""
    found = next((child for child in unit if _name(child) == name), None)
    return "" if found is None else plain("".join(found.itertext()))


def _name(element: Any) -> str:
    """The name without the namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
