"""Stylesheets and scripts bundled into one file each, named by their content; other assets copied."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file made of others: its address from the root of the site, and its text."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Assets:
    """What pages load: one stylesheet, one script, and the few lines that must run before the first paint."""

    folder: Path
    stylesheet: Bundle
    script: Bundle
    early_script: str
    search: Bundle
    """The module of the search, loaded when it is used."""

    def write(self, site: Path) -> None:
        """Writes the bundles and copies every other asset below `assets/`."""
        for bundle in (self.stylesheet, self.script, self.search):
            target = site / bundle.url
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(bundle.text, encoding="utf-8")
        for path in sorted(self.folder.rglob("*")):
            relative = path.relative_to(self.folder)
            if path.is_file() and relative.parts[0] not in ("css", "js"):
                (site / "assets" / relative).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, site / "assets" / relative)


def load_assets(folder: Path) -> Assets:
    """The assets of a folder: `css/*.css` and `js/*.js` in the order of their names, in which rules of CSS win.

    Apart from them `js/early.js`, and the module of the search in `js/search/`. The scripts of a bundle share one
    scope: a `const` of the same name in two of them, outside any block, would stop them all.
    """
    scripts = [path for path in sorted((folder / "js").glob("*.js")) if path.name != "early.js"]
    return Assets(
        folder=folder,
        stylesheet=_bundle("hub", ".css", sorted((folder / "css").glob("*.css"))),
        script=_bundle("hub", ".js", scripts),
        # In every page, so without comments; its hash in the policy is that of the text between the tags.
        early_script=(folder / "js" / "early.js").read_text(encoding="utf-8").strip(),
        search=_bundle("search", ".js", sorted((folder / "js" / "search").glob("*.js"))),
    )


def _bundle(name: str, suffix: str, paths: list[Path]) -> Bundle:
    text = "\n".join(path.read_text(encoding="utf-8").strip() for path in paths) + "\n"
    return Bundle(f"assets/{name}.{digest(text)}{suffix}", text)


def digest(text: str) -> str:
    """A short name for a content: another content, another address."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
