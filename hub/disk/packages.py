"""Read files that somebody sends: zip archives of XML parts, as offices write them, and XML alone.

Nothing is unpacked to disk, no entity is resolved and nothing is fetched.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree  # type: ignore[import-untyped] # it has no types of its own

MAX_FILE, MAX_PART, MAX_PARTS, MAX_WHOLE = 20_000_000, 30_000_000, 1_000, 90_000_000
"""Bytes of a file, of one of its parts and of all unpacked parts, and the number of parts: several times what is
needed."""
TYPES = "[Content_Types].xml"
_MACROS = ("vbaProject.bin", "vbaData.xml")
_BROKEN = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, UnicodeError, zlib.error)
"""What the standard library raises for a broken, cut, encrypted or strangely packed archive."""


class PackageError(Exception):
    """A file that cannot be read, or must not be: `unreadable`, `too-large`, `macros` or `entities`, and the values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def read_limited(path: Path) -> bytes:
    """The bytes of a file. Raises PackageError for one that is too large or no file, and OSError."""
    if path.exists() and not path.is_file():  # a folder, or a pipe that would be waited for without end
        raise PackageError("unreadable")
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise PackageError("too-large", most=MAX_FILE // 1_000_000)
    return data


@contextmanager
def open_package(data: bytes) -> Iterator[ZipFile]:
    """The archive, whose parts are few and small enough and hold no macros. Raises PackageError, also for what breaks
    while it is read; the standard library reads no more bytes of a part than the archive declares."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            sizes = [part.file_size for part in archive.infolist()]
            if len(sizes) > MAX_PARTS or max(sizes, default=0) > MAX_PART or sum(sizes) > MAX_WHOLE:
                raise PackageError("too-large", most=MAX_PART // 1_000_000)
            if any(name.endswith(_MACROS) for name in archive.namelist()) or b"macroEnabled" in archive.read(TYPES):
                raise PackageError("macros")
            yield archive
    except _BROKEN:
        raise PackageError("unreadable") from None


def parse_xml(data: bytes) -> Any:
    """The root of an XML text. One that declares a document type, and with it perhaps entities, is refused.

    Raises PackageError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise PackageError("unreadable") from None
    if root.getroottree().docinfo.doctype:
        raise PackageError("entities")
    return root
