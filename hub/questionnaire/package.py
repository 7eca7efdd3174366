"""A Word file as bytes: a zip archive of XML parts (ECMA-376, part 2). Written the same each time, read with care."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from lxml import etree  # type: ignore[import-untyped] # it has no types of its own

MAX_FILE, MAX_PART, MAX_PARTS = 20_000_000, 30_000_000, 1_000
"""Bytes of a file and of one of its parts, and the number of parts: several times what a letter has with pictures."""
_TYPES = "[Content_Types].xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive can hold: no time of writing makes two files differ."""
_ROOT = "_rels/.rels"
_DOCUMENT = "/officeDocument"
"""How the type of the relation to the main part ends, in both editions of the standard."""
_MACROS = ("vbaProject.bin", "vbaData.xml")
_UNREADABLE = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, UnicodeError, zlib.error)
"""What the standard library raises for a broken, cut, encrypted or strangely packed archive."""


class WordFileError(Exception):
    """The file is no Word file that can be read: the key of the sentence that says so, and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def write_package(data: bytes) -> bytes:
    """The archive with the parts in a fixed order and without the time of writing."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _TYPES, name)):
            part = ZipInfo(name, _FIRST_DAY)
            part.compress_type, part.create_system, part.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            target.writestr(part, source.read(name))
    return buffer.getvalue()


def read_document(path: Path) -> Any:
    """The root of the main part of a Word file. Raises WordFileError, and OSError for a file that cannot be opened."""
    if path.exists() and not path.is_file():  # a folder, or a pipe that would be waited for without end
        raise WordFileError("not-word")
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise WordFileError("too-large", most=MAX_FILE // 1_000_000)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _main_part(archive)
    except _UNREADABLE:
        raise WordFileError("not-word") from None


def _main_part(archive: ZipFile) -> Any:
    names = archive.namelist()
    if len(names) > MAX_PARTS or any(part.file_size > MAX_PART for part in archive.infolist()):
        raise WordFileError("too-large", most=MAX_PART // 1_000_000)
    if any(name.endswith(_MACROS) for name in names) or b"macroEnabled" in _read(archive, _TYPES):
        raise WordFileError("macros")
    for relation in parse(_read(archive, _ROOT)):
        if str(relation.get("Type", "")).endswith(_DOCUMENT):
            return parse(_read(archive, str(relation.get("Target", "")).removeprefix("/")))
    raise WordFileError("not-word")


def _read(archive: ZipFile, name: str) -> bytes:
    """A part; the standard library reads no more bytes of it than the archive declares."""
    return archive.read(name)


def parse(data: bytes) -> Any:
    """The root of an XML part. Entities are never resolved and nothing is fetched: a part that declares any is refused.

    Raises WordFileError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise WordFileError("not-word") from None
    if root.getroottree().docinfo.doctype:
        raise WordFileError("entities")
    return root
