"""Keep what was set: a build whose records did not change sets no document.

What is kept is named by a hash of all that it was made from, and carries a hash of itself: a file that was cut off or
changed is noticed, and set anew.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from hub.disk.atomic import write_whole

FOLDER = Path("build/documents")
"""Below the root of the project."""
_PACKAGE = Path(__file__).parent
_SUM = 32
_KEPT_FOR = 30 * 24 * 3600
"""Seconds after which what nobody asked for goes."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of kept documents."""

    folder: Path

    def key(self, *made_from: str) -> str:
        """The name of what is made from these texts, by this version of templates and fonts."""
        found = hashlib.sha256(_makers())
        for text in made_from:
            data = text.encode()
            found.update(b"%d:%s" % (len(data), data))
        return found.hexdigest()

    def read(self, key: str) -> bytes | None:
        """What is kept under a key; None where that is not there or not whole."""
        with suppress(OSError):
            file = self._file(key)
            data = file.read_bytes()
            if hashlib.sha256(data[_SUM:]).digest() == data[:_SUM]:
                if file.stat().st_mtime < time.time() - _KEPT_FOR / 2:
                    file.touch()
                return data[_SUM:]
        return None

    def keep(self, key: str, data: bytes) -> None:
        """Keep something. A folder that cannot be written does no harm."""
        with suppress(OSError):
            write_whole(self._file(key), hashlib.sha256(data).digest() + data)

    def sweep(self) -> None:
        """Remove what no build has asked for in a month."""
        oldest = time.time() - _KEPT_FOR
        for file in self.folder.glob("*/*"):
            with suppress(OSError):
                if file.stat().st_mtime < oldest:
                    file.unlink()

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


@cache
def _makers() -> bytes:
    """A hash of what documents are made with: Typst, templates and fonts."""
    found = hashlib.sha256(version("typst").encode())
    for data in _files():
        found.update(hashlib.sha256(data).digest())
    return found.digest()


def _files() -> Iterator[bytes]:
    for folder in ("templates", "fonts"):
        for file in sorted((_PACKAGE / folder).iterdir()):
            yield file.read_bytes()
