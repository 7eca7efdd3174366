"""Bundle stylesheets and scripts into one file each, named by a hash of the content; copy the other assets."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

STYLES = "hub.css"
"""The list of the stylesheets: lines such as `@import "base/tokens.css";`."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file made of several others: its address from the root of the site, and its text."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Assets:
    """The assets that pages load: one stylesheet, one script, and the lines that must run before the first paint."""

    folder: Path
    stylesheet: Bundle
    script: Bundle
    early_script: str
    search: Bundle
    """The module of the search; pages load it when somebody searches."""

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """The files that are made of several others."""
        return self.stylesheet, self.script, self.search

    def others(self) -> list[str]:
        """The assets that are published as they are, by their paths in the folder."""
        files = (path.relative_to(self.folder) for path in sorted(self.folder.rglob("*")) if path.is_file())
        return [path.as_posix() for path in files if path.parts[0] not in ("css", "js")]


def load_assets(folder: Path) -> Assets:
    """Read the assets of a folder: the stylesheets that `css/hub.css` lists, and `js/*.js` in the order of their names.

    `js/early.js` and the search module in `js/search/` stay apart. The scripts of a bundle share one scope: if two of
    them declare the same `const` outside a block, none of them runs.

    Raises ValueError where a stylesheet is not listed, listed twice, or missing.
    """
    scripts = [path for path in sorted((folder / "js").glob("*.js")) if path.name != "early.js"]
    return Assets(
        folder=folder,
        stylesheet=_bundle("hub", ".css", _listed(folder / "css")),
        script=_bundle("hub", ".js", scripts),
        # Every page contains this script, so it has no comments. The policy holds the hash of the text between the
        # tags.
        early_script=(folder / "js" / "early.js").read_text(encoding="utf-8").strip(),
        search=_bundle("search", ".js", sorted((folder / "js" / "search").glob("*.js"))),
    )


def _listed(folder: Path) -> list[Path]:
    """The stylesheets that `hub.css` imports, in its order, which is that of the cascade (CSS Cascading 5, 6.1)."""
    names = re.findall(r'(?m)^@import "(.+)";$', (folder / STYLES).read_text(encoding="utf-8"))
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*.css")} - {STYLES}
    if sorted(names) != sorted(present):
        wrong = sorted((present ^ set(names)) | {name for name in names if names.count(name) > 1})
        raise ValueError(f"{folder / STYLES}: name each stylesheet that there is, once: {', '.join(wrong)}")
    return [folder / name for name in names]


def _bundle(name: str, suffix: str, paths: list[Path]) -> Bundle:
    text = "\n".join(path.read_text(encoding="utf-8").strip() for path in paths) + "\n"
    return Bundle(f"assets/{name}.{digest(text)}{suffix}", text)


def digest(text: str) -> str:
    """A short hash that names a file by its content: another content gets another address."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
