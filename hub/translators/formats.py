"""The formats that translators take: how each is written and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from hub.disk.packages import PackageError, read_limited
from hub.translators.filled import Filled
from hub.translators.items import Item
from hub.translators.po import read_po, write_po
from hub.translators.remarks import Remarks
from hub.translators.sheet import read_sheet, write_sheet
from hub.translators.xliff import read_xliff, write_xliff


class Format(NamedTuple):
    """How a format is written and read, and the endings of its files; the first is that of new ones."""

    write: Callable[[Sequence[Item], str, Remarks], bytes]
    read: Callable[[bytes], Filled]
    endings: tuple[str, ...]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "xlsx": Format(write_sheet, read_sheet, (".xlsx",)),
        "xliff": Format(write_xliff, read_xliff, (".xlf", ".xliff")),
        "po": Format(write_po, read_po, (".po",)),
    }
)


def read_file(path: Path) -> Filled:
    """The texts of a file in any of the formats. Raises PackageError, and OSError for one that cannot be opened."""
    return read_data(path.name, read_limited(path))


def read_data(name: str, data: bytes) -> Filled:
    """The texts of a file of that name. Raises PackageError."""
    ending = Path(name).suffix.lower()
    form = next((form for form in FORMATS.values() if ending in form.endings), None)
    if form is None:
        raise PackageError("ending", known=", ".join(ending for form in FORMATS.values() for ending in form.endings))
    return form.read(data)
