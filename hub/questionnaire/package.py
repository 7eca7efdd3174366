"""A Word file as bytes: a zip archive of XML parts (ECMA-376, part 2). Written the same each time, read with care."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hub.disk.packages import TYPES, PackageError, open_package, parse_xml, read_limited

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive can hold: no time of writing makes two files differ."""
_ROOT = "_rels/.rels"
_DOCUMENT = "/officeDocument"
"""How the type of the relation to the main part ends, in both editions of the standard."""


class WordFileError(Exception):
    """The file is no Word file that can be read: the key of the sentence that says so, and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def write_package(data: bytes) -> bytes:
    """The archive with the parts in a fixed order and without the time of writing."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != TYPES, name)):
            part = ZipInfo(name, _FIRST_DAY)
            part.compress_type, part.create_system, part.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
            target.writestr(part, source.read(name))
    return buffer.getvalue()


def read_document(path: Path) -> Any:
    """The root of the main part of a Word file. Raises WordFileError, and OSError for a file that cannot be opened."""
    try:
        with open_package(read_limited(path)) as archive:
            return _main_part(archive)
    except PackageError as error:
        raise WordFileError("not-word" if error.code == "unreadable" else error.code, **error.values) from None


def _main_part(archive: ZipFile) -> Any:
    for relation in parse_xml(archive.read(_ROOT)):
        if str(relation.get("Type", "")).endswith(_DOCUMENT):
            return parse_xml(archive.read(str(relation.get("Target", "")).removeprefix("/")))
    raise PackageError("unreadable")
