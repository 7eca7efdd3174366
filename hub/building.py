"""Builds the whole site in a child process, into place only when it is complete."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hub.settings import Settings

SOURCES = (".git", "admin", "bench", "build", "data", "docs", "hooks", "hub", "overrides", "tests")
"""Folders of the project that no build may replace."""


def build_site(settings: Settings, target: Path) -> int:
    """Fills `target` with the site, or leaves it as it was; 0 when the build was clean, 1 when it
    failed, 2 when the target is no place for a site.

    The generator runs in a process of its own: its plugins keep state and may end the process.
    """
    target = target.resolve()
    refusal = _why_not_into(settings, target)
    if refusal:
        print(f"hub: {target} is not replaced by the site: {refusal}", file=sys.stderr)
        return 2
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=target.parent) as scratch:
        built = Path(scratch) / "site"
        status = _run_generator(settings, built)
        if status != 0:
            print("hub: nothing was built; the site is as it was before", file=sys.stderr)
            return 1
        _swap(built, target, Path(scratch) / "before")
    return 0


def _why_not_into(settings: Settings, target: Path) -> str:
    """Why a folder must not be replaced: it holds, or is part of, what the site is made from or something else."""
    sources = [settings.data, *(settings.root / name for name in SOURCES)]
    if any(target == source or target in source.parents or source in target.parents for source in sources):
        return "the site is made from what lies there"
    # By its sitemap a folder is known as a site made before: every build writes one.
    if target.is_file() or (target.is_dir() and any(target.iterdir()) and not (target / "sitemap.xml").is_file()):
        return "something else than a site lies there"
    return ""


def _run_generator(settings: Settings, target: Path) -> int:
    environment = {
        **os.environ,
        "SITE_URL": settings.site_url,
        "REPO_URL": settings.repo_url,
        "HUB_DATA": str(settings.data),
        "HUB_TODAY": settings.today.isoformat(),
        "NO_MKDOCS_2_WARNING": "1",  # known and answered: README, "How long will it last?"
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    return subprocess.run(command, cwd=settings.root, env=environment, check=False).returncode


def _swap(built: Path, target: Path, before: Path) -> None:
    """Two renames on one file system: never half a site."""
    if target.exists():
        target.rename(before)
    built.rename(target)
    shutil.rmtree(before, ignore_errors=True)
