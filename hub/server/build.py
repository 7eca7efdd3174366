"""Build the whole site in a child process, and put it in place only when it is complete."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hub.disk.exchange import replace_folder, restore_folder
from hub.disk.scratch import scratch_folder
from hub.server.tether import tethered
from hub.settings import Settings

SOURCES = (".git", "admin", "bench", "build", "data", "docs", "hooks", "hub", "overrides", "tests")
"""Folders of the project that no build may replace."""
PREFIX = ".site-"
"""The beginning of the name of the folder in which a site is built. It is beside the target, because both must be on
one file system."""
_BEFORE = "before"


def build_site(settings: Settings, target: Path) -> int:
    """Fill `target` with the site, or leave it unchanged. Returns 0 when the build was clean, 1 when it failed, 2 when
    the site may not be written to `target`.

    The generator runs in a process of its own, because its plugins keep state and may end the process.
    """
    refusal = "it is a link" if target.is_symlink() else _why_not_into(settings, target.resolve())
    target = target.parent.resolve() / target.name
    if refusal:
        print(f"hub: {target} is not replaced by the site: {refusal}", file=sys.stderr)
        return 2
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with scratch_folder(target.parent, PREFIX, lambda left: restore_folder(target, left / _BEFORE)) as scratch:
            built = scratch.folder / "site"
            status = _run_assembly(settings, built, target, scratch.lock)
            if status == 0:
                replace_folder(built, target, scratch.folder / _BEFORE)
                return 0
    except OSError as error:
        print(f"hub: {error.filename or target}: {error.strerror}", file=sys.stderr)
    print("hub: nothing was built; the site is as it was before", file=sys.stderr)
    return 1


def _why_not_into(settings: Settings, target: Path) -> str:
    """Why a folder must not be replaced: it contains sources of the site, is part of them, or holds something else."""
    sources = [settings.data, *(settings.root / name for name in SOURCES)]
    if any(target == source or target in source.parents or source in target.parents for source in sources):
        return "the site is made from what lies there"
    # Every build writes a sitemap, so a folder with a sitemap is an earlier build.
    if target.is_file() or (target.is_dir() and any(target.iterdir()) and not (target / "sitemap.xml").is_file()):
        return "something else than a site lies there"
    return ""


def _run_assembly(settings: Settings, target: Path, earlier: Path, lock: int) -> int:
    environment = {
        **os.environ,
        "SITE_URL": settings.site_url,
        "REPO_URL": settings.repo_url,
        "HUB_DATA": str(settings.data),
        "HUB_TODAY": settings.today.isoformat(),
        "HUB_LEMMAS": os.environ.get("HUB_LEMMAS") or str(settings.root / "build" / "lemmas"),
    }
    command = [sys.executable, "-m", "hub.assembly", str(target), *([str(earlier)] if earlier.is_dir() else [])]
    with tethered(command, folder=settings.root, environment=environment, kept=[lock]) as process:
        return process.wait()
