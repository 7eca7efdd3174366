"""Keep what the generator made: a build whose hand-written pages did not change starts no generator.

What is kept is data (JSON), named by a hash of everything that it was made from. A file that was cut off, changed or
written by another version is noticed, and made anew.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from hub.disk.atomic import write_whole
from hub.pages.skeletons import Generated, GeneratedError
from hub.settings import Settings

FOLDER = Path("build/frames")
"""Below the root of the project."""
MAKERS = ("mkdocs-macros-plugin", "mkdocs-static-i18n", "markdown", "jinja2")
"""The packages that make a page from Markdown, besides the generator."""
_MOST = 24
"""Files that are kept, of less than a megabyte each: those of the languages and base paths that somebody works with."""
_PACKAGE = Path(__file__).parent.parent


def read_kept(folder: Path, key: str) -> Generated | None:
    """What was made from the same things before; None when that is not there or not whole."""
    file = folder / f"{key}.json"
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        file.touch()  # of all that are kept, those that were not asked for longest go first
        whole = found["key"] == key and found["sum"] == _sum(found["made"])
        return Generated.from_json(found["made"]) if whole else None
    except (OSError, ValueError, LookupError, TypeError, GeneratedError):
        return None


def keep(folder: Path, key: str, made: str) -> None:
    """Keep what was made from the things of the key. A folder that cannot be written does no harm."""
    text = json.dumps({"key": key, "sum": _sum(made), "made": made}, ensure_ascii=False)
    with suppress(OSError):
        write_whole(folder / f"{key}.json", text)
        files = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in files[_MOST:]:
            old.unlink()


def key_of(settings: Settings) -> str:
    """The hash of all that the generator reads: pages, its configuration, template and hooks, its own version, and the
    modules of the hub that the hooks import."""
    found = hashlib.sha256()
    for name, data in _inputs(settings):
        found.update(b"%d:%s%d:%s" % (len(name.encode()), name.encode(), len(data), data))
    return found.hexdigest()


def _inputs(settings: Settings) -> Iterator[tuple[str, bytes]]:
    root = settings.root
    hooks = sorted((root / "hooks").glob("*.py"))
    files = [*sorted((root / "docs").rglob("*.md")), root / "mkdocs.yml", root / "overrides" / "main.html", *hooks]
    for file in files:
        yield file.relative_to(root).as_posix(), file.read_bytes()
    for module in imported_modules(hooks):
        yield module.relative_to(_PACKAGE).as_posix(), module.read_bytes()
    strings = sorted((_PACKAGE / "strings").glob("*.yml"))
    yield "languages", "".join(path.stem for path in strings).encode()
    yield "base path", urlsplit(settings.site_url).path.encode()
    makers = [f"{name} {version(name)}" for name in (settings.generator, *MAKERS)]
    yield "made by", " ".join(makers).encode()
    lock = root / "requirements.txt"
    yield "lock", lock.read_bytes() if lock.is_file() else b""


def imported_modules(files: Iterable[Path]) -> list[Path]:
    """The modules of the hub that files import when they are loaded, and those that these import in turn."""
    found: dict[Path, None] = {}
    waiting = list(files)
    while waiting:
        for module in _imports(waiting.pop()):
            if module not in found:
                found[module] = None
                waiting.append(module)
    return sorted(found)


def _imports(file: Path) -> Iterator[Path]:
    """Imports within functions are left out: they happen, if ever, after the pages were made."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "hub":
            base = _PACKAGE.joinpath(*node.module.split(".")[1:])
            for name in (base, *(base / alias.name for alias in node.names)):
                module = name.with_suffix(".py")
                if module.is_file():
                    yield module


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
