"""Read a built site from its folder: what its pages say about it, and whether it may be published as it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from hub.publication.address import is_local
from hub.publication.git import PublicationError
from hub.text.escaping import printable

MARKED = "hub-preview"
"""The class of the notice on every page while the publisher still has details to supply."""
PREVIEWS, DOMAIN = "preview", "CNAME"
"""Names at the root of the branch that only the publication itself writes."""
_AWKWARD = frozenset('"\\')
"""Characters that git or a web server reads as something else."""


@dataclass(frozen=True, slots=True)
class Built:
    """A folder with a site: its files by path, the address it was built for, whether it is marked as a preview, and the
    bytes of its files together."""

    folder: Path
    files: tuple[str, ...]
    address: str
    marked: bool
    size: int


def read_built(folder: Path) -> Built:
    """Read a folder. Raises PublicationError when it is not a site, or holds files that no site may hold."""
    try:
        if not (folder / "index.html").is_file() or not (folder / "sitemap.xml").is_file():
            raise PublicationError("no-site", folder=folder)
        files = tuple(sorted(_files(folder, "")))
        size = sum((folder / name).stat().st_size for name in files)
        page = _PageHead()
        page.feed((folder / "index.html").read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise PublicationError("unreadable", path=error.filename, why=error.strerror) from None
    if any(name == PREVIEWS or name.startswith(f"{PREVIEWS}/") for name in files):
        raise PublicationError("own-preview-folder", folder=folder)
    if not page.canonical or is_local(page.canonical):
        raise PublicationError("local-address", folder=folder, address=page.canonical)
    return Built(folder, tuple(name for name in files if name != DOMAIN), page.canonical, page.marked, size)


def _files(folder: Path, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        path = prefix + entry.name
        mode = entry.stat(follow_symlinks=False).st_mode
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):  # a link could lead to any file of this computer
            raise PublicationError("not-a-file", path=printable(path))
        # Git would take `.git` for a repository, and `.gitattributes` and similar files would change what git writes.
        if not entry.name.isprintable() or set(entry.name) & _AWKWARD or entry.name.lower().startswith(".git"):
            raise PublicationError("bad-name", path=printable(path))
        if stat.S_ISDIR(mode):
            yield from _files(Path(entry.path), f"{path}/")
        else:
            yield path


class _PageHead(HTMLParser):
    """Reads from a page its address, and whether it is marked as a preview."""

    def __init__(self) -> None:
        super().__init__()
        self.canonical = ""
        self.marked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "canonical" and not self.canonical:
            self.canonical = given.get("href", "")
        self.marked = self.marked or MARKED in given.get("class", "").split()
