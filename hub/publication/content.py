"""The content of the branch: a site at its root, previews by number, and the source commit of each."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from hub.publication.address import own_domain
from hub.publication.folder import DOMAIN, PREVIEWS, Built
from hub.publication.git import Git, PublicationError
from hub.settings import is_number

_SOURCE = re.compile(r"^(site|preview/[1-9][0-9]*): ([0-9a-z-]+)$", re.MULTILINE)
_SIZE = re.compile(r"^bytes of (site|preview/[1-9][0-9]*): ([0-9]{1,15})$", re.MULTILINE)
_FOLDER = "040000 tree "
"""Git's mark of a folder within another one."""
MOST_PREVIEWS = 10
"""Each preview is a whole site: many forms sent in one afternoon must not fill the branch."""
MOST_BYTES = 900_000_000
"""Bytes of the site and all previews together. GitHub Pages serves at most 1 GB ("GitHub Pages limits"); above that, it
would not publish the site itself."""
LEAST_ROOM = 60_000_000
"""Bytes that a preview may always have, and the assumed size of a part whose size was not recorded."""
GROWTH = 1.5
"""The size that a preview may have, as a multiple of the site's size: a proposal adds little to the site."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """The root entries by name and the preview trees by number, as git identifies them; source commits and bytes by
    place.

    `crowded_out` are the previews just removed to make room.
    """

    site: Mapping[str, str] = field(default_factory=dict)
    previews: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    crowded_out: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """The message of the branch's one commit: the source commit and size of each part."""
        places = ["site"] * bool(self.site) + [f"preview/{number}" for number in self.numbers]
        lines = [f"{place}: {self.sources.get(place, 'unknown')}" for place in places]
        lines += [f"bytes of {place}: {self.sizes[place]}" for place in places if place in self.sizes]
        return "\n".join(["Publish the site and its previews", "", *lines, ""])

    @property
    def numbers(self) -> list[str]:
        """The numbers of the previews, in order."""
        return sorted(self.previews, key=int)

    @property
    def most_of_preview(self) -> int:
        """Bytes that one preview may have."""
        return max(LEAST_ROOM, int(GROWTH * self.sizes.get("site", 0)))

    def with_site(self, entries: Mapping[str, str], source: str, size: int) -> Content:
        """Replace the site; the previews stay."""
        return replace(self, site=entries, sources={**self.sources, "site": source}, sizes={**self.sizes, "site": size})

    def with_preview(self, number: str, tree: str, source: str, size: int) -> Content:
        """Add or replace one preview; the rest stays.

        A preview that is too big is not added, and its older version is removed too.
        """
        if size > self.most_of_preview:
            return self.without([number])
        place = f"preview/{number}"
        return replace(
            self,
            previews={**self.previews, number: tree},
            sources={**self.sources, place: source},
            sizes={**self.sizes, place: size},
        )

    def without(self, numbers: Collection[str]) -> Content:
        """Remove previews."""
        return replace(self, previews={key: tree for key, tree in self.previews.items() if key not in numbers})

    def within_limit(self, newest: str | None = None) -> Content:
        """Remove previews beyond MOST_PREVIEWS, or beyond MOST_BYTES together with the site: first those of the oldest
        proposals, and the one just built last.

        The site itself always stays.
        """
        ordered = sorted(self.previews, key=lambda number: (number == newest, int(number)))
        kept = ordered[-MOST_PREVIEWS:]
        while kept and self._bytes_with(kept) > MOST_BYTES:
            kept = kept[1:]
        gone = ordered[: len(ordered) - len(kept)]
        return replace(self.without(gone), crowded_out=tuple(gone))

    def _bytes_with(self, numbers: Collection[str]) -> int:
        places = [*(["site"] if self.site else []), *(f"preview/{number}" for number in numbers)]
        return sum(self.sizes.get(place, LEAST_ROOM) for place in places)


def read_content(git: Git, commit: str) -> Content:
    """Read the content of a commit of the branch. Raises PublicationError when it is not a publication."""
    root = _entries(git, commit)
    if ".nojekyll" not in root:  # every publication has this file, and no branch that people work on has it
        raise PublicationError("other-branch")
    message = git.read("show", "--no-patch", "--format=%B", commit)
    previews = _entries(git, f"{commit}:{PREVIEWS}") if root.pop(PREVIEWS, "").startswith(_FOLDER) else {}
    return Content(
        site={} if root.keys() == {".nojekyll"} else root,
        previews={
            name: entry.removeprefix(_FOLDER)
            for name, entry in previews.items()
            if is_number(name) and entry.startswith(_FOLDER)
        },
        sources=dict(_SOURCE.findall(message)),
        sizes={place: int(size) for place, size in _SIZE.findall(message)},
    )


def write_content(git: Git, content: Content) -> str:
    """Write the content as a git tree: each preview in its own folder below `preview/`, which holds nothing else."""
    # Without this file GitHub Pages runs Jekyll, which leaves out files that begin with a dot, such as `.well-known`.
    root = {**content.site, ".nojekyll": f"100644 blob {_write_blob(git, b'')}"}
    if content.previews:
        previews = {number: f"{_FOLDER}{tree}" for number, tree in content.previews.items()}
        root[PREVIEWS] = f"{_FOLDER}{_write_tree(git, previews)}"
    return _write_tree(git, root)


def write_files(git: Git, built: Built) -> str:
    """Write a built site as a git tree, its bytes unchanged."""
    names = "".join(f"{name}\n" for name in built.files).encode()
    hashes = git.read("hash-object", "-w", "--no-filters", "--stdin-paths", given=names, folder=built.folder).split()
    lines = [f"100644 {key}\t{name}\0" for key, name in zip(hashes, built.files, strict=True)]
    git.read("update-index", "-z", "--index-info", given="".join(lines).encode())
    return git.read("write-tree")


def site_entries(git: Git, tree: str, address: str) -> dict[str, str]:
    """The entries of a site at the root of the branch; with CNAME where the address has a domain of its own."""
    entries = _entries(git, tree)
    domain = own_domain(address)
    if domain:
        content = f"{domain}\n".encode()
        entries[DOMAIN] = f"100644 blob {_write_blob(git, content)}"
    return entries


def _entries(git: Git, tree: str) -> dict[str, str]:
    """The entries of a tree as `mode kind hash`, by name."""
    lines = git.read("ls-tree", "-z", tree).split("\0")
    return {name: entry for entry, _, name in (line.partition("\t") for line in lines) if name}


def _write_tree(git: Git, entries: Mapping[str, str]) -> str:
    lines = "".join(f"{entry}\t{name}\0" for name, entry in entries.items())
    return git.read("mktree", "-z", "--missing", given=os.fsencode(lines))


def _write_blob(git: Git, content: bytes) -> str:
    return git.read("hash-object", "-w", "--stdin", given=content)
