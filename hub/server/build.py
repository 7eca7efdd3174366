"""Builds the whole site in a child process, into place only when it is complete."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hub.disk.exchange import put_back, put_in_place
from hub.disk.scratch import scratch_folder
from hub.server.tether import tethered
from hub.settings import Settings

SOURCES = (".git", "admin", "bench", "build", "data", "docs", "hooks", "hub", "overrides", "tests")
"""Folders of the project that no build may replace."""
PREFIX = ".site-"
"""How the folder begins in which a site is built, beside its place: both must lie on one file system."""
_BEFORE = "before"


def build_site(settings: Settings, target: Path) -> int:
    """Fills `target` with the site, or leaves it as it was; 0 when the build was clean, 1 when it
    failed, 2 when the target is no place for a site.

    The generator runs in a process of its own: its plugins keep state and may end the process.
    """
    refusal = "it is a link" if target.is_symlink() else _why_not_into(settings, target.resolve())
    target = target.parent.resolve() / target.name
    if refusal:
        print(f"hub: {target} is not replaced by the site: {refusal}", file=sys.stderr)
        return 2
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with scratch_folder(target.parent, PREFIX, lambda left: put_back(target, left / _BEFORE)) as scratch:
            built = scratch.folder / "site"
            status = _run_generator(settings, built, scratch.lock)
            if status == 0:
                put_in_place(built, target, scratch.folder / _BEFORE)
                return 0
    except OSError as error:
        print(f"hub: {error.filename or target}: {error.strerror}", file=sys.stderr)
    print("hub: nothing was built; the site is as it was before", file=sys.stderr)
    return 1


def _why_not_into(settings: Settings, target: Path) -> str:
    """Why a folder must not be replaced: it holds, or is part of, what the site is made from or something else."""
    sources = [settings.data, *(settings.root / name for name in SOURCES)]
    if any(target == source or target in source.parents or source in target.parents for source in sources):
        return "the site is made from what lies there"
    # By its sitemap a folder is known as a site made before: every build writes one.
    if target.is_file() or (target.is_dir() and any(target.iterdir()) and not (target / "sitemap.xml").is_file()):
        return "something else than a site lies there"
    return ""


def _run_generator(settings: Settings, target: Path, lock: int) -> int:
    environment = {
        **os.environ,
        "SITE_URL": settings.site_url,
        "REPO_URL": settings.repo_url,
        "HUB_DATA": str(settings.data),
        "HUB_TODAY": settings.today.isoformat(),
        "HUB_LEMMAS": os.environ.get("HUB_LEMMAS") or str(settings.root / "build" / "lemmas"),
        "NO_MKDOCS_2_WARNING": "1",  # known and answered: README, "How long will it last?"
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    with tethered(command, folder=settings.root, environment=environment, kept=[lock]) as process:
        return process.wait()
