"""The frozen content that tests of the code stand on (tests/data/frozen/), and copies of the project with it."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from hub.languages import language_codes

ROOT = Path(__file__).parent.parent
FROZEN = ROOT / "tests" / "data" / "frozen"
FEW, THREE, SEVEN = FROZEN / "few", FROZEN / "three", FROZEN / "seven"
LISTED = language_codes(ROOT / "mkdocs.yml")
"""The languages of the site, the default one first."""
CODE = ("hooks", "hub", "overrides", "mkdocs.yml")
"""What a build reads of the project besides the content and `docs/assets/`."""


def codes_of(content: Path) -> tuple[str, ...]:
    """The languages of a set of frozen content: those of its pages, whatever else the site lists by now."""
    pages = content / "docs" if (content / "docs").is_dir() else SEVEN / "docs"
    return tuple(code for code in LISTED if (pages / code).is_dir())


ALL_CODES, THREE_CODES = codes_of(SEVEN), codes_of(THREE)


_HALF_WRITTEN = shutil.ignore_patterns("*.pyc.*")
"""What another process is compiling; a module that is compiled already need not be so in the copy too."""


def copy_code(target: Path, *parts: str) -> Path:
    """Parts of the project, copied: the hub's own code too, so that it can differ. None holds content."""
    target.mkdir(parents=True, exist_ok=True)
    for name in (".gitignore", *(parts or CODE)):
        _copy(ROOT / name, target / name)
    _copy(ROOT / "docs" / "assets", target / "docs" / "assets")
    return target


def copy_project(target: Path, content: Path = THREE) -> Path:
    """The project as a build reads it, with frozen content in place of the live one."""
    copy_code(target)
    shutil.copytree(content / "data", target / "data")
    shutil.copytree(content / "docs", target / "docs", dirs_exist_ok=True)
    keep_languages(target / "mkdocs.yml", codes_of(content))
    return target


@cache
def bare_project() -> Path:
    """A project without any content, for commands on registries of their own: no page of it calls a record."""
    folder = tempfile.TemporaryDirectory(prefix="hub-bare-")
    atexit.register(folder.cleanup)
    return copy_code(Path(folder.name), "mkdocs.yml")


def keep_languages(config: Path, codes: tuple[str, ...]) -> None:
    """Takes every other language out of a copy of mkdocs.yml."""
    text = config.read_text(encoding="utf-8")
    lines = re.findall(r"(?m)^ +- \{locale: ([\w-]+),.*\}\n", text)
    assert set(codes) <= set(lines)
    for code in set(lines) - set(codes):
        text = re.sub(rf"(?m)^ +- \{{locale: {code},.*\}}\n", "", text)
    config.write_text(text, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=_HALF_WRITTEN)
    else:
        shutil.copyfile(source, target)
