"""Bundle stylesheets and scripts into one file each, named by a hash of the content; copy the other assets."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from hub.model.kinds import REGISTRIES
from hub.pages.minify import minify_css

STYLE_LISTS = ("hub", "more", "compare", "embed", "search")
"""The lists of the stylesheets, such as `css/hub.css`: lines such as `@import "base/tokens.css";`.

The first is for every page, the second for pages that are no records', the third for the comparison alone, the fourth
for what others show in a frame, the last for the search. A page that comes from a search engine is mostly a record's,
and half of the rules are enough for it.
"""
COMPARISON = "compare/"
"""The path of the page of the comparison, after the language."""
SEARCH = "search/"
"""That of the page of the search."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A file made of several others: its address from the root of the site, and its text."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Assets:
    """The assets that pages load: stylesheets, one script, and the lines that must run before the first paint."""

    folder: Path
    styles: Bundle
    """The stylesheet of every page; the page of a record has no other."""
    more_styles: Bundle
    comparison_styles: Bundle
    embed_styles: Bundle
    """Linked after the first one by what others show in a frame."""
    search_styles: Bundle
    """Linked by the page of the search, and by the others when somebody searches."""
    script: Bundle
    early_script: str
    search: Bundle
    """The module of the search; pages load it when somebody searches."""

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """The files that are made of several others."""
        styles = (self.styles, self.more_styles, self.comparison_styles, self.embed_styles, self.search_styles)
        return *styles, self.script, self.search

    def stylesheets(self, path: str) -> tuple[str, ...]:
        """The addresses of the stylesheets of the page at a path after the language, in the order of the cascade."""
        registry, *rest = path.strip("/").split("/")
        styles = [self.styles] if registry in REGISTRIES and len(rest) == 1 else [self.styles, self.more_styles]
        styles += [self.comparison_styles] if path == COMPARISON else []
        styles += [self.search_styles] if path == SEARCH else []
        return tuple(bundle.url for bundle in styles)

    def others(self) -> list[str]:
        """The assets that are published as they are, by their paths in the folder."""
        files = (path.relative_to(self.folder) for path in sorted(self.folder.rglob("*")) if path.is_file())
        return [path.as_posix() for path in files if path.parts[0] not in ("css", "js")]


def load_assets(folder: Path) -> Assets:
    """Read the assets of a folder: the stylesheets that the lists in `css/` name, and `js/*.js` in order of their name.

    `js/early.js` and the search module in `js/search/` stay apart. The scripts of a bundle share one scope: if two of
    them declare the same `const` outside a block, none of them runs.

    Raises ValueError as `read_styles` does.
    """
    scripts = [path for path in sorted((folder / "js").glob("*.js")) if path.name != "early.js"]
    styles, more_styles, comparison_styles, embed_styles, search_styles = (
        _bundle(name, ".css", minify_css(text)) for name, text in read_styles(folder / "css").items()
    )
    return Assets(
        folder=folder,
        styles=styles,
        more_styles=more_styles,
        comparison_styles=comparison_styles,
        embed_styles=embed_styles,
        search_styles=search_styles,
        script=_bundle("hub", ".js", _joined(scripts)),
        # Every page contains this script, so it has no comments. The policy holds the hash of the text between the
        # tags.
        early_script=(folder / "js" / "early.js").read_text(encoding="utf-8").strip(),
        search=_bundle("search", ".js", _joined(sorted((folder / "js" / "search").glob("*.js")))),
    )


def read_styles(folder: Path) -> dict[str, str]:
    """What each list imports, in its order, which is that of the cascade (CSS Cascading 5, 6.1).

    Raises ValueError where a stylesheet is in no list, in two, or missing.
    """
    lists = {name: folder / f"{name}.css" for name in STYLE_LISTS}
    named = {name: _imports(file) for name, file in lists.items()}
    names = [imported for part in named.values() for imported in part]
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*.css") if path not in lists.values()}
    if sorted(names) != sorted(present):
        wrong = sorted((present ^ set(names)) | {name for name in names if names.count(name) > 1})
        raise ValueError(f"{folder}: name each stylesheet that there is in one list, once: {', '.join(wrong)}")
    return {name: _joined([folder / imported for imported in part]) for name, part in named.items()}


def _imports(file: Path) -> list[str]:
    return re.findall(r'(?m)^@import "(.+)";$', file.read_text(encoding="utf-8"))


def _joined(paths: list[Path]) -> str:
    return "".join(path.read_text(encoding="utf-8").strip() + "\n" for path in paths)


def _bundle(name: str, suffix: str, text: str) -> Bundle:
    return Bundle(f"assets/{name}.{digest(text)}{suffix}", text)


def digest(text: str) -> str:
    """A short hash that names a file by its content: another content gets another address."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
