"""Builds of changed copies of the project, each in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.frozen import ROOT


def build(
    root: Path, into: Path, *, python: str = sys.executable, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`hub build` of a project folder; the code is the folder's own."""
    return _run(root, ["hub", "build", "--into", str(into)], environment, python)


def generate(root: Path, into: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` by hand."""
    environment = {"NO_MKDOCS_2_WARNING": "1", **environment}
    return _run(root, ["mkdocs", "build", "--strict", "--quiet", "--site-dir", str(into)], environment, sys.executable)


def _run(
    root: Path, command: list[str], environment: Mapping[str, str], python: str
) -> subprocess.CompletedProcess[str]:
    settings = {
        "SITE_URL": "https://hub.example.org/campus/",
        "HUB_TODAY": "2026-12-01",
        "PYTHONPATH": str(root),
        "HUB_DATA": str(root / "data"),
        "HUB_SEARCH": "off",
        "HUB_FRAMES": str(ROOT / "build" / "frames"),  # nor makes the same pages again
        "HUB_LEMMAS": str(ROOT / "build" / "lemmas"),  # so that not every build loads the dictionaries
        **environment,
    }
    return subprocess.run(
        [python, "-m", *command],
        cwd=root,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def build_well(root: Path, into: Path, *, python: str = sys.executable, **environment: str) -> Path:
    """A build that must succeed; the folder it filled."""
    done = build(root, into, python=python, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return into


def complete(root: Path) -> Path:
    """A copied project with an invented publisher's list and an invented tenth partner: what publication looks like."""
    fictional = ROOT / "tests" / "data" / "fictional"
    for name, target in (("publisher.yml", "project.yml"), ("partners.yml", "partners.yml")):
        with (root / "data" / target).open("a", encoding="utf-8") as stream:
            stream.write((fictional / name).read_text(encoding="utf-8"))
    for image in fictional.glob("*.svg"):
        shutil.copy(image, root / "docs" / "assets" / image.name)
    return root
