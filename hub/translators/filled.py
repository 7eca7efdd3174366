"""What comes back from a translator: the language of a file, and its texts by id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hub.disk.packages import PackageError


class Row(NamedTuple):
    """A text of a file: the source as it stood there, and the translation; empty where there is none."""

    id: str
    source: str
    target: str


class Filled(NamedTuple):
    """The texts of a file in one language."""

    lang: str
    rows: Sequence[Row]


def not_ours() -> PackageError:
    """The error of a file that `hub translations export` did not write."""
    return PackageError("not-ours")


def plain(text: object) -> str:
    """A text with the line breaks of the registries and nothing at its edges."""
    return "" if text is None else str(text).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()
