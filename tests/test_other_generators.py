"""The generator can be replaced: without MkDocs, and without the theme, the same bytes come out.

Each build has an environment of its own, installed from the lock with one package less, or another in its place.
"""

import re
import subprocess
import sys

import pytest

from tests.builds import build_well
from tests.frozen import copy_project
from tests.package_sets import lock_file

pytestmark = [pytest.mark.audit, pytest.mark.build]

THEME = "theme:\n  name: material\n"


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """What the usual environment builds."""
    folder = tmp_path_factory.mktemp("usual")
    root = copy_project(folder / "project")
    return contents(build_well(root, folder / "site", HUB_FRAMES=str(folder / "frames")))


def test_without_mkdocs_its_continuation_gives_the_same_bytes(tmp_path, usual):
    root = copy_project(tmp_path / "project")
    python = environment(tmp_path / "environment", without="mkdocs", instead="properdocs")

    site = build_well(
        root, tmp_path / "site", python=python, HUB_GENERATOR="properdocs", HUB_FRAMES=str(tmp_path / "frames")
    )

    assert not importable(python, "mkdocs")
    assert contents(site) == usual


def test_without_the_theme_the_same_bytes_come_out(tmp_path, usual):
    root = copy_project(tmp_path / "project")
    python = environment(tmp_path / "environment", without="mkdocs-material")
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    assert THEME in text
    configuration.write_text(text.replace(THEME, "theme:\n  name: null\n"), encoding="utf-8")

    site = build_well(root, tmp_path / "site", python=python, HUB_FRAMES=str(tmp_path / "frames"))

    assert not importable(python, "material")
    assert contents(site) == usual


def environment(folder, *, without, instead=""):
    """The Python of a new environment: the set `site` without a package, and perhaps with another one of the lock."""
    lock, whole = packages("site"), packages("dev")
    taken = [text for name, text in lock if name != without] + [text for name, text in whole if name == instead]
    assert len(taken) == len(lock) - (0 if instead else 1)
    requirements = folder.with_suffix(".txt")
    requirements.write_text("".join(taken), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = str(folder / "bin" / "python")
    options = ["--quiet", "--no-deps", "--require-hashes", "--requirement", str(requirements)]
    subprocess.run([python, "-m", "pip", "install", *options], check=True)
    return python


def packages(name):
    """The packages of a lock: their names, and their lines with the hashes."""
    text = lock_file(name).read_text(encoding="utf-8")
    return [
        (match[1], match[0]) for match in re.finditer(r"^([a-z0-9.-]+)==.*\n(?: +--hash=.*\n)+", text, re.MULTILINE)
    ]


def importable(python, module):
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def contents(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
